import { type Cursor, tab } from './cursor.js';
import { columnOf, isOnOneLine, lineStart, textStart } from './lines.js';
import { YamlMistake } from './mistake.js';
import type { Token } from './tokens.js';

/** A character that no value starts with. */
export function wrongStart(cursor: Cursor): YamlMistake {
  const isTab = cursor.code() === tab;
  return new YamlMistake(isTab ? 'this is a tab; YAML allows only spaces here' : startWords, cursor.at);
}

export const startWords = 'a value that starts with this character needs quotes';

/** A dash, a question mark or a colon where no list and no key may begin; `last` is the token before it. */
export function misplacedSign({ text, at }: Cursor, last: Token | undefined): YamlMistake {
  if (text.charAt(at) !== ':' || last === undefined)
    return new YamlMistake('a list or a mapping in lines starts on a line of its own', at);
  if (last.kind !== 'scalar') return new YamlMistake('no key stands before this colon', at);
  if (isOnOneLine(text, last.at, at))
    return isKeyPlace(text, last.at)
      ? new YamlMistake('a key has at most 1,024 characters; a longer one needs "? " before it', last.at)
      : new YamlMistake('a value with a colon and a space in it needs quotes', last.at);
  if (last.style !== 'plain') return new YamlMistake('a key has to end on the line where it starts', last.at);
  // A line without a colon is joined to the next one, and a line that is too deep to the value above it.
  const start = textStart(text, at);
  const isAlike = isKeyPlace(text, last.at) && columnOf(text, start) === columnOf(text, last.at);
  return isAlike ? new YamlMistake(colonWords, last.at) : new YamlMistake(deeperWords, start);
}

export const colonWords = 'a line of a mapping needs a colon and a space behind its key';

export const deeperWords = 'it is indented deeper than the line above, which already has a value';

/** Only spaces, dashes and question marks stand before it in its line. */
const isKeyPlace = (text: string, at: number): boolean =>
  /^(?:[-?] +| )*$/.test(text.slice(lineStart(text, at), at));
