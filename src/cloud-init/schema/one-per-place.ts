/** The first of all that stand in one place: an anchor stands once, however many aliases lead to it. */
export function onePerPlace<Found>(
  found: readonly Found[],
  { at }: { at: (each: Found) => number | string },
): readonly Found[] {
  const first = new Map<number | string, Found>();
  for (const each of found) if (!first.has(at(each))) first.set(at(each), each);
  return [...first.values()];
}
