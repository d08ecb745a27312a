import { bashWords } from '../../cloud-init/shell/bash-words.js';
import { bashInScript } from '../../diagnostics/catalogue/parts-commands.js';
import { scriptReaderOf } from '../script-text.js';
import type { Check } from './check.js';

/** Words of bash in a script whose first line asks for sh. */
export const scriptBashWords: Check = (part, { placeOf, device }) => {
  if (device.os === 'windows' || scriptReaderOf(part) !== 'sh') return [];
  const { content, filename } = part;
  const found = bashWords(content);
  const [first] = found;
  if (first === undefined) return [];
  const before = content.slice(0, first.at).split('\n');
  const place = placeOf(before.length, (before.at(-1)?.length ?? 0) + 1);
  const words = [...new Set(found.map(({ word }) => word))];
  return [bashInScript(place, { filename, device: device.id, words })];
};
