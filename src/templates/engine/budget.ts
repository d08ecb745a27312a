/**
 * What one rendering may take. It is counted and not timed, so that the same inputs end in the same message on every machine:
 * a slip like range(1000000000), or a text that is doubled in a loop, ends in a message and not in a stand-still.
 */
export const budget = {
  /** Rounds of all loops. */
  rounds: 1_000_000,
  /** Characters, values and steps that all filters, sums, calls and prints have to do with. Some seconds. */
  work: 500_000_000,
  /** Characters of one text. */
  characters: 32 * 1024 * 1024,
  /** Values in one value, those of its lists and mappings included. */
  values: 1_000_000,
  /** Lists and mappings inside of one another. */
  depth: 100,
} as const;

/** What things cost beside the characters that they handle. A step is a name that is looked up, a filter, a print. */
export const cost = { step: 20, call: 500 } as const;

export interface Extent {
  readonly values: number;
  readonly characters: number;
  readonly depth: number;
}

/** How large a value is; what is larger than the budget in any respect is not walked to its end. */
export function extentOf(value: unknown): Extent {
  const extent = { values: 0, characters: 0, depth: 0 };
  measure(value, extent, 0);
  return extent;
}

export const isTooLarge = ({ values, characters, depth }: Extent): boolean =>
  values > budget.values || characters > budget.characters || depth > budget.depth;

function measure(
  value: unknown,
  extent: { values: number; characters: number; depth: number },
  depth: number,
): void {
  extent.values += 1;
  if (typeof value === 'string') extent.characters += value.length;
  if (typeof value !== 'object' || value === null) return;
  if (depth > extent.depth) extent.depth = depth;
  if (isTooLarge(extent)) return;
  for (const key of Object.keys(value)) {
    if (!Array.isArray(value)) extent.characters += key.length;
    measure((value as Readonly<Record<string, unknown>>)[key], extent, depth + 1);
    if (isTooLarge(extent)) return;
  }
}
