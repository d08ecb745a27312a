/**
 * A pure function of a text that knows what it gave for the texts of late: those of many devices are alike. It keeps `most` of them,
 * and none that is longer than `longest` characters.
 */
export function recent<Result>(
  compute: (text: string) => Result,
  { most, longest }: { most: number; longest: number },
): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    if (text.length > longest) return compute(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = compute(text);
    if (known.size >= most) known.clear();
    known.set(text, result);
    return result;
  };
}
