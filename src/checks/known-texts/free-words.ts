import { type Document, isScalar, visit } from 'yaml';
import { isSecret } from '../../cloud-init/schema/value-words.js';
import { entryAt, type GuestValue, guestValues } from '../../cloud-init/values/guest-value.js';
import type { Words } from './words.js';

/** A plain scalar by its words: from the first one to the last one, with what stands around them. */
export interface PlainSpan {
  readonly first: number;
  readonly last: number;
  readonly before: number;
  readonly behind: number;
}

/**
 * For each word of a text, whether another one in its place leaves everything that is said about the text as it is:
 * `free`, not so: `fixed`, or free as long as its plain scalar stays a text. Free are words of texts that nobody
 * looks into: no key, no password, nothing that the schema has a list or a pattern for.
 */
export type Freedom = 'fixed' | 'free' | PlainSpan;

export function freedomOf(
  { words, starts }: Words,
  {
    text,
    document,
    config,
    inspected,
  }: {
    text: string;
    document: Document.Parsed;
    config: GuestValue;
    inspected: ReadonlySet<GuestValue>;
  },
): readonly Freedom[] {
  const freedom = commentWords(text, { words, starts });
  const ends = endsOf(document);
  for (const { value, path, holder } of guestValues(config)) {
    const end = ends.get(value.at);
    if (end === undefined || !isFree({ value, path, holder }, inspected)) continue;
    const first = firstFrom(starts, value.at);
    const behind = firstFrom(starts, end);
    if (first >= behind) continue;
    const span = spanOf({ first, last: behind - 1, start: value.at, end }, { words, starts });
    const isPlain = value.kind === 'scalar' && value.plain !== undefined;
    for (let index = first; index < behind; index += 1) freedom[index] = isPlain ? span : 'free';
  }
  return freedom;
}

const isFree = ({ value, path, holder }: PlacedValue, inspected: ReadonlySet<GuestValue>): boolean =>
  value.kind === 'scalar' &&
  typeof value.value === 'string' &&
  !inspected.has(value) &&
  !isSecret(path) &&
  !isRead({ path, holder });

type PlacedValue = Pick<
  ReturnType<typeof guestValues> extends Iterable<infer V> ? V : never,
  'value' | 'path' | 'holder'
>;

/** Whether a check reads the value as a whole. */
function isRead({ path, holder }: Pick<PlacedValue, 'path' | 'holder'>): boolean {
  if (path.some((key) => typeof key === 'string' && isReadUnder.test(key))) return true;
  return path.at(-1) === 'content' && holder?.kind === 'map' && entryAt(holder, 'encoding') !== undefined;
}

const isReadUnder = /^(?:ssh[-_]authorized[-_]keys|encoding|owner|permissions)$/;

/** Words of lines that are comments; the first line tells the kind of a text. */
function commentWords(text: string, { starts }: Pick<Words, 'words' | 'starts'>): Freedom[] {
  return starts.map((start) => {
    const lineStart = text.lastIndexOf('\n', start) + 1;
    return lineStart > 0 && /^\s*#/.test(text.slice(lineStart, start)) ? 'free' : 'fixed';
  });
}

/** Where each scalar that is no key ends, by where it begins. An alias brings in a scalar of another place. */
function endsOf(document: Document.Parsed): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key' && isScalar(node) && node.range) ends.set(node.range[0], node.range[1]);
    },
  });
  return ends;
}

function spanOf(
  { first, last, start, end }: { first: number; last: number; start: number; end: number },
  { words, starts }: Pick<Words, 'words' | 'starts'>,
): PlainSpan {
  const lastEnd = (starts[last] as number) + (words[last] as string).length;
  return { first, last, before: (starts[first] as number) - start, behind: end - lastEnd };
}

/** Index of the first word that begins at this character or behind it. */
function firstFrom(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
