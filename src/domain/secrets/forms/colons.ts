import { inGroups, type SecretForm, type Span } from '../span.js';
import { blockBelow } from './block-below.js';
import { endOfBrackets, endOfLine, endOfQuoted, isQuote } from './quoted-text.js';

/** Passwords behind a name and a colon: what chpasswd takes, and lines of .pgpass. */
export const colons: readonly SecretForm[] = [
  inGroups(
    /\b[a-z_][\w.-]{0,80}:(?<secret>[^\s:'"|][^'"|\n]{0,200}?)(?=["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:[\w/]*\/)?chpasswd\b)/dg,
  ),
  inGroups(
    /\bchpasswd\b[^\n;|]{0,40}?<<<[ \t]*["']?[a-z_][\w.-]*:(?<secret>(?<=["'][^"'\n]{0,100})[^"'\n]+|[^\s"']+)/dg,
  ),
  hereDocuments,
  chpasswdLists,
  inGroups(
    /(?<=^|[\n"'\s]|\\n)(?!(?:[0-9a-fA-F]{1,2}:){3}|(?:[0-9a-fA-F]{0,4}:){4})[\w.*-]{1,255}:(?:\d{1,5}|\*):[^:\s"']{1,100}:[^:\s"']{1,100}:(?<secret>(?:[^\s"'\\]|\\[:\\])+)(?=["']?(?:\s|$|\\n))/dg,
  ),
];

/** `chpasswd <<EOF`, with its lines up to that word. */
function hereDocuments(text: string): readonly Span[] {
  const spans: Span[] = [];
  let covered = 0;
  for (const { index, 0: head, groups } of text.matchAll(hereDocument)) {
    if (index < covered) continue;
    const start = index + head.length;
    const length = text.slice(start).search(new RegExp(`^[ \\t]*${groups?.['end'] ?? ''}[ \\t]*$`, 'm'));
    covered = length < 0 ? text.length : start + length;
    spans.push(...inLines(text, { start, end: covered }));
  }
  return spans;
}

const hereDocument = /\bchpasswd\b[^\n;|]{0,40}?<<-?[ \t]*\\?["']?(?<end>\w+)["']?[^\n]*\n/g;

/** `chpasswd: { list: … }`, as a block, in quotes or as a list. Source: cc_set_passwords.py. */
function chpasswdLists(text: string): readonly Span[] {
  const spans: Span[] = [];
  let covered = 0;
  for (const { index, 0: head } of text.matchAll(/\bchpasswd["']?[ \t]*:/g)) {
    if (index < covered) continue;
    const from = index + head.length;
    const column = index - (text.lastIndexOf('\n', index) + 1);
    const range = rangeBelow(text, { from, column });
    covered = range.end;
    const list = /(?<=[\s{,"'])list["']?[ \t]*:[ \t]*/.exec(text.slice(range.start, range.end));
    if (list === null) continue;
    const start = range.start + list.index + list[0].length;
    spans.push(...inLines(text, { start, end: endOfList(text, start, range.end) }));
  }
  return spans;
}

/** What belongs to a key: a collection in brackets, or the lines that are further in. */
function rangeBelow(text: string, { from, column }: { from: number; column: number }): Span {
  const bracket = /^[ \t]*[{[]/.exec(text.slice(from, from + 100));
  if (bracket !== null) return { start: from, end: endOfBrackets(text, from + bracket[0].length - 1) };
  const below = blockBelow(text, { from, indent: column, isText: true });
  return { start: from, end: below.at(-1)?.end ?? endOfLine(text, from) };
}

function endOfList(text: string, start: number, limit: number): number {
  if (isQuote(text, start)) return Math.min(limit, endOfQuoted(text, start, { mayWrap: true }));
  if (text[start] === '[') return Math.min(limit, endOfBrackets(text, start));
  return limit;
}

/** `name:password` on each line, in quotes or behind a dash; what has a blank behind its colon is YAML. */
const inLines = (text: string, { start, end }: Span): readonly Span[] =>
  [...text.slice(start, end).matchAll(entry)].flatMap(({ indices }) => {
    const range = indices?.groups?.['secret'];
    return range === undefined ? [] : [{ start: start + range[0], end: start + range[1] }];
  });

const entry =
  /(?<=^|[\s"'[,]|\\n)[a-zA-Z_][\w.-]*:(?<secret>[^\s:"'\]](?:(?!\\n|["'][ \t]*(?:[,\]}]|$)|,[ \t]+["']?[\w.-]+:|\][ \t]*(?:\}|$))[^\n])*)/dgm;
