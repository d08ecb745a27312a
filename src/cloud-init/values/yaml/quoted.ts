import { type Cursor, firstOf, isBreak, space, tab } from './cursor.js';
import { YamlMistake } from './mistake.js';
import { scalarToken, type Token } from './tokens.js';

/** A scalar in quotes: it may go on at any column, and holds tabs. Source: PyYAML scanner.py scan_flow_scalar. */
export function scanQuoted(cursor: Cursor): Token {
  const { at, text } = cursor;
  const isDouble = cursor.code() === doubleQuote;
  const stops = isDouble ? doubleStops : singleStops;
  let value = '';
  cursor.at += 1;
  for (;;) {
    const from = cursor.at;
    cursor.at = firstOf(stops, text, from);
    const code = cursor.code();
    if (code === 0) throw new YamlMistake(unclosed, at);
    if (isBreak(code)) {
      value += text.slice(from, blanksBefore(text, { from, to: cursor.at })) + jointOf(cursor, at);
      continue;
    }
    value += text.slice(from, cursor.at);
    if (code === backslash) value += escaped(cursor, at);
    else if (isDouble || cursor.code(1) !== singleQuote) break;
    else {
      value += "'";
      cursor.at += 2;
    }
  }
  cursor.at += 1;
  return scalarToken(at, { end: cursor.at, text: value, style: isDouble ? 'double' : 'single' });
}

const doubleQuote = 0x22;
const singleQuote = 0x27;
const backslash = 0x5c;

const doubleStops = /["\\\r\n\u0085\u2028\u2029]/g;
const singleStops = /['\r\n\u0085\u2028\u2029]/g;

/** Index of the blanks at the end of a stretch, which a line end takes with it. */
function blanksBefore(text: string, { from, to }: { from: number; to: number }): number {
  let end = to;
  while (end > from && (text.charCodeAt(end - 1) === space || text.charCodeAt(end - 1) === tab)) end -= 1;
  return end;
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

/** What a line end stands for, and the empty lines behind it. */
function jointOf(cursor: Cursor, opened: number): string {
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
