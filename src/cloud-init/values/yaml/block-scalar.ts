import { type Cursor, firstOf, isBreak, isLineEnd, lineEnds, space, tab } from './cursor.js';
import { YamlMistake } from './mistake.js';
import { scalarToken, type Token } from './tokens.js';

/** A text behind `|` or `>`; `indent` is that of what holds it. Source: PyYAML scanner.py scan_block_scalar. */
export function scanBlockScalar(cursor: Cursor, { indent }: { indent: number }): Token {
  const { at } = cursor;
  const isFolded = cursor.code() === greaterThan;
  cursor.at += 1;
  const { chomping, width } = headerOf(cursor);
  const least = Math.max(indent + 1, 1);
  const leading = width === undefined ? leadingLines(cursor) : undefined;
  const margin = leading === undefined ? least + (width ?? 1) - 1 : Math.max(least, leading.widest);
  let empty = leading?.empty ?? emptyLines(cursor, margin);
  let text = '';
  let lastBreak = '';
  while (cursor.column === margin && cursor.code() !== 0) {
    text += empty;
    const isFlush = !isWhite(cursor.code());
    const end = firstOf(lineEnds, cursor.text, cursor.at);
    text += cursor.text.slice(cursor.at, end);
    cursor.at = end;
    lastBreak = cursor.takeBreak();
    empty = emptyLines(cursor, margin);
    if (cursor.column !== margin || cursor.code() === 0) break;
    if (!isFolded || lastBreak !== '\n' || !isFlush || isWhite(cursor.code())) text += lastBreak;
    else if (empty === '') text += ' ';
  }
  if (chomping !== '-') text += lastBreak;
  if (chomping === '+') text += empty;
  return scalarToken(at, { end: cursor.at, text, style: isFolded ? 'folded' : 'literal' });
}

const greaterThan = 0x3e;

const isWhite = (code: number): boolean => code === space || code === tab;

interface Header {
  /** `+` keeps the empty lines at the end, `-` takes the last line end away. */
  readonly chomping: string | undefined;
  /** How many columns deeper than its holder the text stands; without it its first line says so. */
  readonly width: number | undefined;
}

function headerOf(cursor: Cursor): Header {
  indicators.lastIndex = cursor.at;
  const [whole = '', sign, digitBehind, digit = digitBehind, signBehind] = indicators.exec(cursor.text) ?? [];
  if (digit === '0')
    throw new YamlMistake('the number behind | or > is from 1 to 9', cursor.at + whole.indexOf('0'));
  cursor.at += whole.length;
  if (cursor.code() === space) {
    cursor.skipSpaces();
    cursor.skipComment();
  }
  const code = cursor.code();
  if (!isLineEnd(code))
    throw new YamlMistake(
      code === tab
        ? 'this is a tab; YAML allows only spaces here'
        : 'a string behind | or > starts on the next line',
      cursor.at,
    );
  cursor.takeBreak();
  return { chomping: sign ?? signBehind, width: digit === undefined ? undefined : Number(digit) };
}

const indicators = /(?:([+-])([0-9])?|([0-9])([+-])?)?/y;

/** The lines before the first one with a text. Of their spaces the longest count: no line may begin before them. */
function leadingLines(cursor: Cursor): { readonly empty: string; readonly widest: number } {
  let empty = '';
  let widest = 0;
  for (;;) {
    cursor.skipSpaces();
    widest = Math.max(widest, cursor.column);
    if (!isBreak(cursor.code())) return { empty, widest };
    empty += cursor.takeBreak();
  }
}

/** Line ends up to the next line with a text; its margin is taken away as far as it goes. */
function emptyLines(cursor: Cursor, margin: number): string {
  let empty = '';
  for (;;) {
    while (cursor.column < margin && cursor.code() === space) cursor.at += 1;
    if (!isBreak(cursor.code())) return empty;
    empty += cursor.takeBreak();
  }
}
