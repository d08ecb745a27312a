/** From here up to there a text is secret; `end` is behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Finds secrets of one form in a text, in any order; they may overlap. */
export type SecretForm = (text: string) => readonly Span[];

/** Spans in their order, those that touch as one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (span.end <= span.start) continue;
    if (last === undefined || span.start > last.end) result.push(span);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return result;
}

/** Where the group `secret` of a pattern stands, wherever the pattern fits. The pattern has the flags d and g. */
export const inGroups =
  (pattern: RegExp): SecretForm =>
  (text) =>
    [...text.matchAll(pattern)].flatMap(({ indices }) => {
      const range = indices?.groups?.['secret'];
      return range === undefined ? [] : [{ start: range[0], end: range[1] }];
    });
