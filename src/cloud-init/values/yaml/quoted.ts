import { type Cursor, isBlank, isBreak } from './cursor.js';
import { YamlMistake } from './mistake.js';
import { type Token, token } from './tokens.js';

/** A scalar in quotes: it may go on at any column, and holds tabs. Source: PyYAML scanner.py scan_flow_scalar. */
export function scanQuoted(cursor: Cursor): Token {
  const { at } = cursor;
  const quote = cursor.code();
  const isDouble = quote === doubleQuote;
  cursor.at += 1;
  let text = isDouble ? doubleWords(cursor, at) : singleWords(cursor);
  while (cursor.code() !== quote) {
    text += spaceBetween(cursor, at);
    text += isDouble ? doubleWords(cursor, at) : singleWords(cursor);
  }
  cursor.at += 1;
  return token('scalar', { at, end: cursor.at, text, style: isDouble ? 'double' : 'single' });
}

const doubleQuote = 0x22;
const singleQuote = 0x27;
const backslash = 0x5c;

/** Up to a blank or the closing quote. */
function singleWords(cursor: Cursor): string {
  let text = '';
  for (;;) {
    const from = cursor.at;
    while (!isBlank(cursor.code()) && cursor.code() !== singleQuote) cursor.at += 1;
    text += cursor.text.slice(from, cursor.at);
    if (cursor.code() !== singleQuote || cursor.code(1) !== singleQuote) return text;
    text += "'";
    cursor.at += 2;
  }
}

function doubleWords(cursor: Cursor, opened: number): string {
  let text = '';
  for (;;) {
    const from = cursor.at;
    while (!isBlank(cursor.code()) && cursor.code() !== doubleQuote && cursor.code() !== backslash)
      cursor.at += 1;
    text += cursor.text.slice(from, cursor.at);
    if (cursor.code() !== backslash) return text;
    text += escaped(cursor, opened);
  }
}

/** What a backslash and the characters behind it stand for. */
function escaped(cursor: Cursor, opened: number): string {
  const { at, text } = cursor;
  const letter = text.charAt(at + 1);
  cursor.at += 1;
  if (isBreak(cursor.code())) {
    cursor.takeBreak();
    return emptyLines(cursor, opened);
  }
  const simple = escapes[letter];
  const length = codeLengths[letter];
  if (simple === undefined && length === undefined)
    throw new YamlMistake(
      letter === ''
        ? unclosed
        : `${JSON.stringify(`\\${letter}`).slice(1, -1).replace('\\\\', '\\')} means nothing in double quotes; a backslash is written \\\\`,
      letter === '' ? opened : at,
    );
  cursor.at += 1;
  if (simple !== undefined) return simple;
  const digits = text.slice(cursor.at, cursor.at + (length as number));
  const code = Number.parseInt(digits, 16);
  if (digits.length !== length || !/^[0-9A-Fa-f]+$/.test(digits) || code > 0x10ffff)
    throw new YamlMistake(`\\${letter} needs ${length} hexadecimal digits behind it`, at);
  cursor.at += digits.length;
  return String.fromCodePoint(code);
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  ' ': ' ',
  '"': '"',
  '\\': '\\',
  '/': '/',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

const codeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** What stands between two words: blanks as they are, or a line end. */
function spaceBetween(cursor: Cursor, opened: number): string {
  const from = cursor.at;
  cursor.skipBlanks();
  if (cursor.code() === 0) throw new YamlMistake(unclosed, opened);
  if (!isBreak(cursor.code())) return cursor.text.slice(from, cursor.at);
  const first = cursor.takeBreak();
  const empty = emptyLines(cursor, opened);
  if (first !== '\n') return first + empty;
  return empty === '' ? ' ' : empty;
}

function emptyLines(cursor: Cursor, opened: number): string {
  let empty = '';
  for (;;) {
    if (cursor.isMarker('---') || cursor.isMarker('...')) throw new YamlMistake(unclosed, opened);
    cursor.skipBlanks();
    if (!isBreak(cursor.code())) return empty;
    empty += cursor.takeBreak();
  }
}

const unclosed = 'this quote is never closed';
