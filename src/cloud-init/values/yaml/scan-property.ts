import { type Cursor, isBlank, isLineEnd, space } from './cursor.js';
import { YamlMistake } from './mistake.js';
import { type Token, token } from './tokens.js';

/** `&name` and `*name`. Source: PyYAML scanner.py scan_anchor. */
export function scanAnchor(cursor: Cursor): Token {
  const { text, at } = cursor;
  const kind = text.charAt(at) === '&' ? '&' : '*';
  cursor.at += 1;
  const name = take(cursor, /[-0-9A-Za-z_]+/y);
  if (name === undefined || !(isBlank(cursor.code()) || '?:,]}%@`'.includes(text.charAt(cursor.at))))
    throw new YamlMistake(`a string that starts with ${kind} needs quotes`, at);
  return token(kind, at, { end: cursor.at, text: name });
}

/** `!name`, `!!name`, `!handle!name`, `!<name>` and `!` alone. Source: PyYAML scanner.py scan_tag. */
export function scanTag(cursor: Cursor): Token {
  const { at } = cursor;
  const { handle, name } = tagParts(cursor);
  if (name === undefined || !endsWord(cursor))
    throw new YamlMistake('a string that starts with ! needs quotes', at);
  return token('!', at, { end: cursor.at, text: name, words: handle === undefined ? [] : [handle] });
}

interface TagParts {
  readonly handle?: string;
  /** Undefined where this is no tag. */
  readonly name?: string | undefined;
}

function tagParts(cursor: Cursor): TagParts {
  const whole = take(cursor, /!<[^>\s]*>/y);
  if (whole !== undefined) return { name: uriOf(whole.slice(2, -1)) };
  if (isBlank(cursor.code(1))) {
    cursor.at += 1;
    return { name: '!' };
  }
  // A second ! before the next space is the end of a handle.
  const handle = take(cursor, /![^ \r\n\u0085\u2028\u2029!]*!/y) ?? take(cursor, /!/y);
  if (handle === undefined || !isHandle.test(handle)) return {};
  return { handle, name: uriOf(take(cursor, uri) ?? '') };
}

/** `%YAML 1.1`, `%TAG ! prefix`, and any other line that begins with a percent sign. */
export function scanDirective(cursor: Cursor): Token {
  const { at } = cursor;
  cursor.at += 1;
  const name = take(cursor, /[-0-9A-Za-z_]+/y);
  const words = name === undefined || !endsWord(cursor) ? undefined : directiveWords(cursor, name);
  if (words === undefined || !endsLine(cursor))
    throw new YamlMistake('a line that starts with % needs quotes: % alone marks a directive of YAML', at);
  return token('directive', at, { end: cursor.at, text: name ?? '', words });
}

function directiveWords(cursor: Cursor, name: string): readonly string[] | undefined {
  if (name !== 'YAML' && name !== 'TAG') {
    while (!isLineEnd(cursor.code())) cursor.at += 1;
    return [];
  }
  cursor.skipSpaces();
  if (name === 'YAML') {
    const version = take(cursor, /[0-9]+\.[0-9]+/y);
    return version === undefined || !endsWord(cursor) ? undefined : version.split('.');
  }
  const handle = take(cursor, /!(?:[-0-9A-Za-z_]*!)?/y);
  if (handle === undefined || cursor.code() !== space) return undefined;
  cursor.skipSpaces();
  const prefix = uriOf(take(cursor, uri) ?? '');
  return prefix === undefined || !endsWord(cursor) ? undefined : [handle, prefix];
}

function endsLine(cursor: Cursor): boolean {
  cursor.skipSpaces();
  cursor.skipComment();
  if (!isLineEnd(cursor.code())) return false;
  cursor.takeBreak();
  return true;
}

const endsWord = (cursor: Cursor): boolean => cursor.code() === space || isLineEnd(cursor.code());

const isHandle = /^!(?:[-0-9A-Za-z_]*!)?$/;
const uri = /[-;/?:@&=+$,_.!~*'()[\]%0-9A-Za-z]+/y;

/** Undefined where it is empty, or where what stands behind a percent sign is no UTF-8. */
function uriOf(text: string): string | undefined {
  if (text === '' || !/^[-;/?:@&=+$,_.!~*'()[\]%0-9A-Za-z]+$/.test(text)) return undefined;
  try {
    return text.replace(/(?:%[0-9A-Fa-f]{2})+|%/g, (codes) => decodeURIComponent(codes));
  } catch {
    return undefined;
  }
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  cursor.at += found?.length ?? 0;
  return found;
}
