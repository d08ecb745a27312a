import { type StructuredPatchHunk, structuredPatch } from 'diff';
import { maskText } from '../../../domain/secrets/mask-text.js';
import { masked } from '../../../domain/secrets/secret-name.js';

/** A run of changed lines with those around it, as a unified diff writes it; secrets are masked. */
export interface Hunk {
  /** `@@ -1,4 +1,5 @@` */
  readonly header: string;
  /** Each with its blank, minus or plus before it. */
  readonly lines: readonly string[];
}

export interface PatchOptions {
  /** Secrets that are to be found in both texts. */
  readonly known: readonly string[];
  /** Secrets that the text before may hold. */
  readonly former: readonly string[];
}

/** The difference of two texts as they are, so that a changed password is a changed line. */
export type RawPatch = readonly Pick<
  StructuredPatchHunk,
  'oldStart' | 'oldLines' | 'newStart' | 'newLines' | 'lines'
>[];

export function rawPatch(before: string, after: string): RawPatch {
  // Metadata services send values without a line end: that both lack it is no news.
  const end = before.endsWith('\n') || after.endsWith('\n') ? '' : '\n';
  return structuredPatch('', '', `${before}${end}`, `${after}${end}`, undefined, undefined, { context: 2 })
    .hunks;
}

/** What goes and what comes. */
export const changedLines = (patch: RawPatch): readonly string[] =>
  patch.flatMap(({ lines }) => lines.filter((line) => /^[-+]/.test(line)));

/** The same for people. */
export function maskedPatch(before: string, after: string, { known, former }: PatchOptions): readonly Hunk[] {
  const shown = {
    before: maskText(before, { known: [...known, ...former] }).split('\n'),
    after: maskText(after, { known }).split('\n'),
    secret: after.split('\n').map((line) => known.some((secret) => line.includes(secret))),
  };
  return rawPatch(before, after).map(({ oldStart, oldLines, newStart, newLines, lines }) => ({
    header: `@@ -${rangeOf(oldStart, oldLines)} +${rangeOf(newStart, newLines)} @@`,
    lines: maskedLines(lines, { ...shown, at: { before: oldStart - 1, after: newStart - 1 } }),
  }));
}

// A range of no lines names the line before it.
const rangeOf = (start: number, count: number): string => `${count === 0 ? start - 1 : start},${count}`;

interface Shown {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Which lines of the text after hold a secret that is known. */
  readonly secret: readonly boolean[];
  readonly at: { readonly before: number; readonly after: number };
}

function maskedLines(lines: readonly string[], { before, after, secret, at }: Shown): readonly string[] {
  let { before: old, after: now } = at;
  const result: string[] = [];
  // Lines that go, until it is known whether a secret stands in what comes in their place.
  let gone: { readonly raw: string; readonly text: string }[] = [];
  let come: string[] = [];
  let hasSecret = false;
  const endRun = (): void => {
    result.push(
      ...gone.map(({ raw, text }) => `-${hasSecret && raw === text ? hidden(raw) : text}`),
      ...come,
    );
    [gone, come, hasSecret] = [[], [], false];
  };
  for (const line of lines) {
    const raw = line.slice(1);
    if (line.startsWith('-')) gone.push({ raw, text: before[old++] ?? raw });
    else if (line.startsWith('+')) {
      hasSecret ||= secret[now] === true;
      come.push(`+${after[now++] ?? raw}`);
    } else {
      endRun();
      if (line.startsWith(' ')) {
        result.push(` ${after[now] ?? raw}`);
        old += 1;
        now += 1;
      } else result.push(line);
    }
  }
  endRun();
  return result;
}

/** A line that a secret took the place of may hold the one before it, which nobody knows any more. */
const hidden = (line: string): string =>
  line.trim() === '' ? line : `${/^\s*/.exec(line)?.[0] ?? ''}${masked}`;
