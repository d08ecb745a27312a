import type { CommandString } from '../../cloud-init/commands/shellify.js';
import { bashWords } from '../../cloud-init/shell/bash-words.js';
import { bashInCommand } from '../../diagnostics/catalogue/parts-commands.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { formatPath } from '../../domain/source-node.js';
import type { ConfigContext } from './config-check.js';
import { placeInString } from './text-places.js';

/** Words of bash in commands that sh runs: one message for each command. */
export const bashMistakes = (
  strings: readonly CommandString[],
  context: ConfigContext,
): readonly Diagnostic[] =>
  strings.flatMap(({ value, path, text }) => {
    const found = bashWords(text);
    const [first] = found;
    if (first === undefined) return [];
    const words = [...new Set(found.map(({ word }) => word))];
    const place = placeInString(value, { text, at: first.at }, context);
    return [bashInCommand(place, { ...context.about, path: formatPath(path), words })];
  });
