import { sniffedType } from '../../encode/mime/sniffed-type.js';
import { type ConfigMap, type ConfigNode, entryOf, scalarText } from '../values/config-node.js';
import { readYaml } from '../values/read-yaml.js';
import type { GuestPart } from './guest-part.js';

/** The parts of a cloud-config-archive: texts, and mappings that hold them. Source: user_data.py _explode_archive. */
export function archiveParts(content: string): readonly GuestPart[] {
  const read = readYaml(content, { part: 0 });
  if (!read.ok || read.node.kind !== 'list') return [];
  return read.node.items.flatMap((entry) => {
    if (entry.kind === 'map') return [partOf(entry)];
    const text = textOf(entry);
    return text === undefined
      ? []
      : [{ contentType: typeOf(text), filename: '', headers: {}, content: text }];
  });
}

function partOf(entry: ConfigMap): GuestPart {
  const written = (key: string): string => textOf(entryOf(entry, key)) ?? '';
  const content = written('content');
  const headers: Record<string, string> = {};
  for (const { key, node } of entry.entries.values()) {
    const value = textOf(node);
    if (typeof key === 'string' && !ownKeys.includes(key.toLowerCase()) && value !== undefined)
      headers[key] = value;
  }
  const index = entryOf(entry, 'launch-index');
  if (index?.kind === 'scalar') headers['Launch-Index'] = scalarText(index.value);
  const type = written('type').split(';', 1)[0]?.trim().toLowerCase();
  return { contentType: type || typeOf(content), filename: written('filename'), headers, content };
}

/** Keys that are no headers. */
const ownKeys = [
  'content',
  'filename',
  'type',
  'launch-index',
  'content-disposition',
  'number-attachments',
  'content-type',
];

const typeOf = (content: string): string => sniffedType(content) ?? 'text/cloud-config';

function textOf(node: ConfigNode | undefined): string | undefined {
  if (node?.kind !== 'scalar') return undefined;
  if (node.value instanceof Uint8Array) return Buffer.from(node.value).toString('utf8');
  return typeof node.value === 'string' ? node.value : undefined;
}
