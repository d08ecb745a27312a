/** A name as the id of a device; empty where nothing of it can stand in one. */
const idOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');

/**
 * An id for each device, no two alike and none that is taken: of its names the first that nobody else has, else the first one with a number.
 * Names come in the order in which they are liked.
 */
export function uniqueIds(
  namesOf: readonly (readonly string[])[],
  takenBefore: readonly string[] = [],
): readonly string[] {
  const candidates = namesOf.map((names) => names.map(idOf).filter((id) => id !== ''));
  const counts = new Map<string, number>();
  for (const ids of candidates) for (const id of new Set(ids)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const taken = new Set(takenBefore);
  return candidates.map((ids) => {
    const own = ids.find((id) => counts.get(id) === 1 && !taken.has(id));
    const id = own ?? numbered(ids[0] ?? 'device', taken);
    taken.add(id);
    return id;
  });
}

/** `web`, `web-2`, `web-3`: the first that is free. */
export function numbered(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) {
    const candidate = `${name.slice(0, 58).replace(/-+$/, '')}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
