import { sniffedType } from '../../encode/mime/sniffed-type.js';
import { entryAt, type GuestMap, type GuestValue } from '../values/guest-value.js';
import { readYaml } from '../values/read-yaml.js';
import { scalarText } from '../values/scalar.js';
import type { GuestPart } from './guest-part.js';

/** The parts of a cloud-config-archive: texts, and mappings that hold them. Source: user_data.py _explode_archive. */
export function archiveParts(content: string): readonly GuestPart[] {
  const read = readYaml(content);
  if (!read.ok || read.value.kind !== 'list') return [];
  return read.value.items.flatMap((entry) => {
    if (entry.kind === 'map') return [partOf(entry)];
    const text = textOf(entry);
    return text === undefined
      ? []
      : [{ contentType: typeOf(text), filename: '', headers: {}, content: text }];
  });
}

function partOf(entry: GuestMap): GuestPart {
  const written = (key: string): string => textOf(entryAt(entry, key)?.value) ?? '';
  const content = written('content');
  const headers: Record<string, string> = {};
  for (const { key: name, value: written } of entry.entries) {
    const key = name.value;
    const value = textOf(written);
    if (typeof key === 'string' && !ownKeys.includes(key.toLowerCase()) && value !== undefined)
      headers[key] = value;
  }
  const index = entryAt(entry, 'launch-index')?.value;
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

function textOf(node: GuestValue | undefined): string | undefined {
  if (node?.kind !== 'scalar') return undefined;
  if (node.value instanceof Uint8Array) return Buffer.from(node.value).toString('utf8');
  return typeof node.value === 'string' ? node.value : undefined;
}
