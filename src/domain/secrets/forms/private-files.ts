import type { SecretForm, Span } from '../span.js';
import { valueSpans } from './named.js';
import { endOfBrackets, endOfLine } from './quoted-text.js';

/** The content of files that their owner alone may read: what stands beside `permissions: "0600"` or `mode: "0400"`. */
export const privateFiles: SecretForm = (text) => {
  const spans: Span[] = [];
  let covered = 0;
  for (const { index } of text.matchAll(
    /\b(?:permissions|mode)\\?["']?[ \t]*:[ \t]*\\?["']?0?o?[1-7]00\b/g,
  )) {
    if (index < covered) continue;
    const file = aroundKey(text, index);
    covered = file.end;
    const content = /(?<=^|[\s{,"'])content\\?["']?[ \t]*:[ \t]*/.exec(text.slice(file.start, file.end));
    if (content === null) continue;
    const start = file.start + content.index;
    spans.push(...valueSpans(text, { start, name: 'content', mark: content[0].slice('content'.length) }));
  }
  return spans;
};

/** The mapping that a key stands in: from brace to brace, or the lines that are not further out than the key. */
function aroundKey(text: string, at: number): Span {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(lineStart, at);
  const brace = before.lastIndexOf('{');
  if (brace >= 0) return { start: lineStart + brace, end: endOfBrackets(text, lineStart + brace) };
  const column = before.replace(/["']$/, '').length;
  return {
    start: startOfItem(text, { lineStart, column, before }),
    end: endOfItem(text, { lineStart, column }),
  };
}

function startOfItem(
  text: string,
  { lineStart, column, before }: { lineStart: number; column: number; before: string },
): number {
  let start = lineStart;
  let isFirst = before.trim() !== '';
  while (start > 0 && !isFirst) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    const head = text.slice(above, above + column);
    if (head.trim() !== '' && !/^[ \t]*-[ \t]+$/.test(head)) break;
    isFirst = head.trim() !== '';
    start = above;
  }
  return start;
}

function endOfItem(text: string, { lineStart, column }: { lineStart: number; column: number }): number {
  let end = endOfLine(text, lineStart);
  while (end < text.length) {
    const next = endOfLine(text, end + 1);
    if (text.slice(end + 1, Math.min(next, end + 1 + column)).trim() !== '') break;
    end = next;
  }
  return end;
}
