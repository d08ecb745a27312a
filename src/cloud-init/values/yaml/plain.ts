import { type Cursor, firstOf, isBreak } from './cursor.js';
import { scalarToken, type Token } from './tokens.js';

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
  const ends = isFlow ? flowWordEnds : wordEnds;
  let value = '';
  let lineFrom = at;
  let end = at;
  let isAtLineStart = false;
  while (cursor.code() !== numberSign) {
    const wordEnd = firstOf(ends, text, cursor.at);
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
    if (cursor.code() === numberSign || firstOf(ends, text, cursor.at) === cursor.at) break;
    value += text.slice(lineFrom, end) + joint;
    lineFrom = cursor.at;
  }
  return { scalar: scalarToken(at, { end, text: value + text.slice(lineFrom, end) }), isAtLineStart };
}

const numberSign = 0x23;

/** What ends a word, and in brackets. */
const wordEnds = /[ \t\r\n\u0085\u2028\u2029]|:(?=[ \t\r\n\u0085\u2028\u2029]|$)/g;
const flowWordEnds = /[ \t\r\n\u0085\u2028\u2029,?[\]{}]|:(?=[ \t\r\n\u0085\u2028\u2029,[\]{}]|$)/g;

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
