import { badSubstitutions } from '../../cloud-init/shell/bad-substitutions.js';
import { bashWords } from '../../cloud-init/shell/bash-words.js';
import { bashInScript, substitutionInScript } from '../../diagnostics/catalogue/parts-commands.js';
import { scriptReaderOf } from '../script-text.js';
import type { Check } from './check.js';

/** Words of bash in a script whose first line asks for sh, and what neither sh nor bash can read. */
export const scriptBashWords: Check = (part, { placeOf, device }) => {
  const reader = scriptReaderOf(part);
  if (device.os === 'windows' || (reader !== 'sh' && reader !== 'bash')) return [];
  const { content, filename } = part;
  const placeAt = (at: number) => {
    const before = content.slice(0, at).split('\n');
    return placeOf(before.length, (before.at(-1)?.length ?? 0) + 1);
  };
  const [bad] = badSubstitutions(content);
  if (bad !== undefined)
    return [substitutionInScript(placeAt(bad.at), { filename, device: device.id, word: bad.word })];
  const found = reader === 'sh' ? bashWords(content) : [];
  const [first] = found;
  if (first === undefined) return [];
  const place = placeAt(first.at);
  const words = [...new Set(found.map(({ word }) => word))];
  return [bashInScript(place, { filename, device: device.id, words })];
};
