/** The known name that is nearest to a wrong one, if it is near enough to be what was meant; of several the first. */
export const nearestName = (name: string, known: Iterable<string>): string | undefined =>
  nearestNames(name, known)[0];

/** All known names that are as near to a wrong one as the nearest, in their order; none where none is near enough. */
export function nearestNames(name: string, known: Iterable<string>): readonly string[] {
  let best: string[] = [];
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    // As many edits as one has characters more, at least. One that is as near as the best so far counts too.
    const leastEdits = Math.abs(name.length - candidate.length);
    if (best.length > 0 ? leastEdits > bestDistance : leastEdits >= bestDistance) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) best = [];
    if (distance < bestDistance || (distance === bestDistance && best.length > 0)) best.push(candidate);
    bestDistance = Math.min(distance, bestDistance);
  }
  return best;
}

/** `"a"`, `"a" or "b"`, `"a", "b" or 3 more`: the names that somebody may have meant. */
export function namesText(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).map((name) => `"${name}"`);
  const rest = names.length - named.length;
  const all = rest > 0 ? [...named, `${rest} more`] : named;
  return all.length === 1 ? (all[0] as string) : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

const mostNamed = 5;

/** Edits between two words, a swap of neighbours counting as one (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let edits = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, at(beforeLast, column - 2) + 1);
      }
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] as number;
