import type { Place } from './catalogue/part-message.js';
import type { Position } from './diagnostic.js';

/** Finds the place of a line of the rendered text; line and column count from 1. */
export type PlaceOf = (line: number, column?: number) => Place;

export interface RenderedText {
  readonly rendered: string;
  /** The template as it stands, and its file. */
  readonly source: string;
  readonly file: string;
  /** Where the template was named: the place of what rendering brought in. */
  readonly origin: Position;
  /** Literal texts that values take the place of, as tags are. */
  readonly placeholders?: readonly string[];
}

/**
 * A line that fits no line of the template has no place in it: an include wrote it, or a value of several lines. Then
 * the place is where the template was named.
 */
export function placesOf(text: RenderedText): PlaceOf {
  let lineOf: ((line: number) => number | undefined) | undefined;
  let lines: { readonly before: readonly string[]; readonly after: readonly string[] } | undefined;
  return (line, column = 1) => {
    lines ??= { before: text.source.split('\n'), after: text.rendered.split('\n') };
    lineOf ??= linesOf(text, lines);
    const written = lineOf(line);
    if (written === undefined)
      return { position: text.origin, hint: `line ${line} of the rendered text`, isSubstituted: true };
    const start = lines.before[written - 1] ?? '';
    const isKept = lines.after[line - 1] === start;
    const own = isKept ? Math.min(column, start.length + 1) : start.search(/\S|$/) + 1;
    const position = { file: text.file, line: written, column: own };
    return isKept ? { position, hint: '' } : { position, hint: '', isSubstituted: true };
  };
}

/**
 * A line is found by the lines around it: all before it or all behind it are as they were written, or the text has
 * as many lines as the template without its tags, and those without braces are the same; else it stands once in both,
 * or one line of the template alone could have made it, as one in a loop.
 */
function linesOf(
  { placeholders = [] }: RenderedText,
  { before, after }: { readonly before: readonly string[]; readonly after: readonly string[] },
): (line: number) => number | undefined {
  const shorter = Math.min(after.length, before.length);
  let head = 0;
  while (head < shorter && after[head] === before[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && after.at(-1 - tail) === before.at(-1 - tail)) tail += 1;
  const kept = before.flatMap((line, index) => (tagAlone.test(line) ? [] : [{ line, number: index + 1 }]));
  const isAligned =
    kept.length === after.length &&
    kept.every(({ line }, index) => isVariable(line, placeholders) || line === after[index]);
  let patterns: ReturnType<typeof patternsOf> | undefined;
  let counts: readonly ReadonlyMap<string, number>[] | undefined;
  let tried = 0;
  return (line) => {
    if (line <= head) return line;
    if (line > after.length - tail) return line - after.length + before.length;
    if (isAligned) return kept[line - 1]?.number;
    const text = after[line - 1] as string;
    counts ??= [after, before].map(countsOf);
    if (counts.every((count) => count.get(text) === 1)) return before.indexOf(text) + 1;
    patterns ??= patternsOf(before, placeholders);
    tried += patterns.length;
    if (tried > mostTried) return undefined;
    const fitting = patterns.filter(({ fixed }) => isMadeOf(text, fixed));
    return fitting.length === 1 ? fitting[0]?.number : undefined;
  };
}

function countsOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Tens of thousands of messages about tens of thousands of lines: the place where the template is named has to do. */
const mostTried = 5_000_000;

/** A line that rendering takes away: one tag or comment and nothing else. */
const tagAlone = /^\s*\{(?:%(?:[^%]|%(?!\}))*%|##.*##)\}\s*$/;
const hasTag = /\{[{%]|\{##/;

const isVariable = (line: string, placeholders: readonly string[]): boolean =>
  hasTag.test(line) || placeholders.some((token) => line.includes(token));

/** The lines with tags, by the texts between them. */
function patternsOf(lines: readonly string[], placeholders: readonly string[]) {
  const variable = [...placeholders].sort((a, b) => b.length - a.length).map(escaped);
  const tag = new RegExp(['\\{\\{.*?\\}\\}', '\\{%.*?%\\}', '\\{##.*?##\\}', ...variable].join('|'));
  return lines.flatMap((line, index) => {
    if (!isVariable(line, placeholders) || tagAlone.test(line)) return [];
    const fixed = line.split(tag);
    // A dash and a value is what too many lines are.
    if (fixed.join('').replace(/\s/g, '').length < 3) return [];
    return [{ fixed, number: index + 1 }];
  });
}

/** Whether a line can be these texts with any others between them. */
function isMadeOf(line: string, fixed: readonly string[]): boolean {
  const [first = '', ...others] = fixed;
  const last = others.pop() ?? '';
  if (!line.startsWith(first)) return false;
  let at = first.length;
  for (const text of others) {
    const found = line.indexOf(text, at);
    if (found < 0) return false;
    at = found + text.length;
  }
  return line.length - last.length >= at && line.endsWith(last);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
