import { type Cursor, isBlank, isBreak, space } from './cursor.js';
import { type Token, token } from './tokens.js';

export interface PlainScalar {
  readonly scalar: Token;
  /** It ended where a line begins, so that a key may follow. */
  readonly isAtLineStart: boolean;
}

/**
 * A scalar without quotes: it goes on below as long as lines are at `indent` or deeper, and in brackets anywhere. No
 * tab is taken, also not inside. Source: PyYAML scanner.py scan_plain.
 */
export function scanPlain(
  cursor: Cursor,
  { indent, isFlow }: { indent: number; isFlow: boolean },
): PlainScalar {
  const { text, at } = cursor;
  let value = '';
  let lineFrom = at;
  let end = at;
  let isAtLineStart = false;
  while (cursor.code() !== numberSign) {
    const wordEnd = endOfWord(text, cursor.at, isFlow);
    if (wordEnd === cursor.at) break;
    isAtLineStart = false;
    end = cursor.at = wordEnd;
    cursor.skipSpaces();
    if (!isBreak(cursor.code())) {
      // Nothing between two words: a tab, a colon, a bracket.
      if (cursor.at === end) break;
      continue;
    }
    const joint = jointOf(cursor);
    isAtLineStart = true;
    if (joint === undefined || (!isFlow && cursor.column < indent)) break;
    // The next word, if there is one, is joined to this one.
    if (cursor.code() === numberSign || endOfWord(text, cursor.at, isFlow) === cursor.at) break;
    value += text.slice(lineFrom, end) + joint;
    lineFrom = cursor.at;
  }
  return { scalar: token('scalar', { at, end, text: value + text.slice(lineFrom, end) }), isAtLineStart };
}

const numberSign = 0x23;
const colon = 0x3a;

/** Characters that end a plain scalar in brackets. */
const flowEnds = new Set([...',?[]{}'].map((character) => character.charCodeAt(0)));
const endsBehindColon = new Set([...',[]{}'].map((character) => character.charCodeAt(0)));

function endOfWord(text: string, from: number, isFlow: boolean): number {
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at) || 0;
    if (code <= space || code > 0x7e ? isBlank(code) : isFlow && flowEnds.has(code)) return at;
    if (code !== colon) continue;
    const next = text.charCodeAt(at + 1) || 0;
    if (isBlank(next) || (isFlow && endsBehindColon.has(next))) return at;
  }
}

/** What stands between two lines of a scalar; undefined where a document begins or ends. */
function jointOf(cursor: Cursor): string | undefined {
  const first = cursor.takeBreak();
  let empty = '';
  for (;;) {
    if (cursor.isMarker('---') || cursor.isMarker('...')) return undefined;
    cursor.skipSpaces();
    if (!isBreak(cursor.code())) break;
    empty += cursor.takeBreak();
  }
  if (first !== '\n') return first + empty;
  return empty === '' ? ' ' : empty;
}
