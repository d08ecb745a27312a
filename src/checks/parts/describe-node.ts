import { isMap, isScalar, isSeq } from 'yaml';
import { quoted } from '../../diagnostics/catalogue/part-message.js';

/** A value of a YAML text, in the words of a message. */
export function describeNode(node: unknown): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node) || node.value === null) return 'nothing';
  const text = typeof node.value === 'string' ? node.value : (node.source ?? 'null');
  return `the single value ${quoted(text)}`;
}
