import type { Span } from './span.js';

const shortestFirstLine = 16;
const shortestLine = 4;

/**
 * What may be base64 in a text: at least 16 characters of it, then lines of at least 4, which may be moved in. A loop over characters:
 * a pattern keeps its way back for each of them, which is more than the stack holds for some megabytes on one line.
 */
export function base64Runs(text: string): readonly Span[] {
  const runs: Span[] = [];
  let start = 0;
  while (start < text.length) {
    const end = endOfLine(text, start);
    if (end === start) {
      start += 1;
      continue;
    }
    const isBegun = start === 0 || !isJoined(text, start - 1);
    const last = isBegun && end - start >= shortestFirstLine ? endOfRun(text, end) : undefined;
    if (last !== undefined) runs.push({ start, end: last });
    start = last ?? end;
  }
  return runs;
}

/** Behind the last line that ends where a word could; undefined where none does. */
function endOfRun(text: string, firstEnd: number): number | undefined {
  let last = closedAt(text, firstEnd);
  for (let end = firstEnd; ; ) {
    const begin = nextLine(text, end);
    if (begin === undefined) return last;
    end = endOfLine(text, begin);
    if (end - begin < shortestLine) return last;
    last = closedAt(text, end) ?? last;
  }
}

function closedAt(text: string, end: number): number | undefined {
  let closed = end;
  while (closed < end + 2 && text[closed] === '=') closed += 1;
  return closed < text.length && isJoined(text, closed) ? undefined : closed;
}

function nextLine(text: string, end: number): number | undefined {
  let at = text[end] === '\r' ? end + 1 : end;
  if (text[at] !== '\n') return undefined;
  do at += 1;
  while (text[at] === ' ' || text[at] === '\t');
  return at;
}

function endOfLine(text: string, start: number): number {
  let end = start;
  while (isBase64(text.charCodeAt(end))) end += 1;
  return end;
}

/** Letters, digits, `+` and `/`; NaN behind the text is none. */
const isBase64 = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 47 && code <= 57) || code === 43;

const isJoined = (text: string, at: number): boolean =>
  isBase64(text.charCodeAt(at)) || text[at] === '=' || text[at] === '_';
