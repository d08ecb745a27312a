import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml';
import { wrongYaml } from '../../diagnostics/catalogue/parts.js';
import {
  archiveEntry,
  archiveLaunchIndex,
  archiveType,
  archiveValue,
  notAList,
} from '../../diagnostics/catalogue/parts-archive.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Part } from '../../domain/part.js';
import { type Check, ofTypes, type PartContext } from './check.js';
import { describeNode } from './describe-node.js';

/** cloud-config-archive: a list of texts, or of mappings that hold them. Source: user_data.py _explode_archive. */
export const archive: Check = ofTypes(['text/cloud-config-archive'], ({ content, filename }, context) => {
  const { yaml, placeOf, device } = context;
  const { document, error, placeAt } = yaml();
  const about = { filename, device: device.id };
  if (error !== undefined) {
    const text = content.split('\n')[error.line - 1] ?? '';
    return [wrongYaml(placeOf(error.line, error.column), { ...about, text, message: error.message })];
  }
  const root = document.contents;
  if (!isSeq(root)) {
    const { line, column } = root === null ? { line: 1, column: 1 } : placeAt(root.range[0]);
    return [notAList(placeOf(line, column), { ...about, found: describeNode(root) })];
  }
  return root.items.flatMap((entry) => entryMistakes(entry, { about, context }));
});

interface About {
  readonly about: { readonly filename: string; readonly device: Part['filename'] };
  readonly context: PartContext;
}

function entryMistakes(entry: ParsedNode, { about, context }: About): readonly Diagnostic[] {
  if (isScalar(entry) && typeof entry.value === 'string') return [];
  const { line, column } = context.yaml().placeAt(entry.range[0]);
  const place = context.placeOf(line, column);
  if (!isMap(entry)) return [archiveEntry(place, { ...about, found: describeNode(entry) })];
  return entry.items.flatMap((pair) => valueMistakes(pair, { about, context }));
}

/** cloud-init stops at a type without a slash, and at a header that is no text. */
function valueMistakes(
  { key, value }: YAMLMap.Parsed['items'][number],
  { about, context }: About,
): readonly Diagnostic[] {
  const name = String((key as { value?: unknown }).value);
  const { line, column } = context.yaml().placeAt((value ?? key).range[0]);
  const place = context.placeOf(line, column);
  const written = isScalar(value) ? value.value : undefined;
  if (name === 'launch-index') {
    if (/^\d+$/.test(String(written))) return [];
    return [archiveLaunchIndex(place, { ...about, found: describeNode(value) })];
  }
  if (name === 'type' && typeof written === 'string') {
    return /^[^/\s]+\/[^/\s]+$/.test(written) ? [] : [archiveType(place, { ...about, type: written })];
  }
  if (typeof written === 'string' || (name === 'content' && written instanceof Uint8Array)) return [];
  return [archiveValue(place, { ...about, key: name, found: describeNode(value) })];
}
