/** Some devices that follow each other: indexes, the end not included. */
export interface ShardRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts sorted ids into shards. Where a shard begins is up to its first id and not to how many ids stand before it, so a device
 * that comes or goes changes its own shard and no other.
 */
export function shardRanges(count: number, idAt: (index: number) => string): readonly ShardRange[] {
  const ranges: ShardRange[] = [];
  let start = 0;
  for (let index = 1; index < count; index += 1) {
    if (!beginsShard(idAt(index))) continue;
    ranges.push({ start, end: index });
    start = index;
  }
  if (count > 0) ranges.push({ start, end: count });
  return ranges;
}

/** How many devices a shard has on average. */
const meanSize = 192;

const beginsShard = (id: string): boolean => hashOf(id) % meanSize === 0;

/** FNV-1a with a last mix: ids differ in their last characters alone. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
