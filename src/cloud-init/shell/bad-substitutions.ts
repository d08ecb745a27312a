import type { BashWord } from './bash-words.js';
import { shellTokens } from './tokens.js';

/**
 * Substitutions that sh and bash refuse when they come to them, like Terraform's `${var.name}` and `${file("a")}`: dash ends
 * the script there, bash the line. `sh -n` finds none of them. Source: POSIX.1-2017, Shell Command Language, 2.6.2.
 */
export function badSubstitutions(text: string): readonly BashWord[] {
  if (!refused.test(text)) return [];
  return shellTokens(text).flatMap(({ kind, text: word, at }) => {
    if (kind === 'operator') return [];
    // As long as before, so that the place stays right.
    const found = refused.exec(word.replace(/'[^']*'/g, (quoted) => ' '.repeat(quoted.length)));
    return found === null ? [] : [{ word: found[0], at: at + found.index }];
  });
}

const refused = /(?<!\\)\$\{[A-Za-z_]\w*(?:\.|\()[^}\n]*\}?/;
