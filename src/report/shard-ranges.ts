/** Some devices that follow each other: indexes, the end not included. */
export interface ShardRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts sorted ids, of which it asks for the hashes, into shards. Where a shard begins is up to its first id and not to how many ids
 * stand before it, so a device that comes or goes changes its own shard and no other.
 */
export function shardRanges(count: number, hashAt: (index: number) => number): readonly ShardRange[] {
  const ranges: ShardRange[] = [];
  let start = 0;
  for (let index = 1; index < count; index += 1) {
    if (hashAt(index) % meanSize !== 0) continue;
    ranges.push({ start, end: index });
    start = index;
  }
  if (count > 0) ranges.push({ start, end: count });
  return ranges;
}

/** How many devices a shard has on average. */
const meanSize = 192;

/** Of an id, which is ASCII, where its bytes stand. FNV-1a with a last mix: ids differ in their last characters alone. */
export function hashOfId(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
