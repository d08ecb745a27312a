import type { CommandString } from '../../cloud-init/commands/shellify.js';
import { badSubstitutions } from '../../cloud-init/shell/bad-substitutions.js';
import { bashWords } from '../../cloud-init/shell/bash-words.js';
import { bashInCommand, substitutionInCommand } from '../../diagnostics/catalogue/parts-commands.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { formatPath } from '../../domain/source-node.js';
import type { ConfigContext } from './config-check.js';
import { placeInString } from './text-places.js';

/** Words of bash in commands that sh runs, and what no shell can read: one message for each command. */
export const bashMistakes = (
  strings: readonly CommandString[],
  context: ConfigContext,
): readonly Diagnostic[] =>
  strings.flatMap(({ value, path, text }) => {
    const [bad] = badSubstitutions(text);
    if (bad !== undefined) {
      const place = placeInString(value, { text, at: bad.at }, context);
      return [substitutionInCommand(place, { ...context.about, path: formatPath(path), word: bad.word })];
    }
    const found = bashWords(text);
    const [first] = found;
    if (first === undefined) return [];
    const words = [...new Set(found.map(({ word }) => word))];
    const place = placeInString(value, { text, at: first.at }, context);
    return [bashInCommand(place, { ...context.about, path: formatPath(path), words })];
  });
