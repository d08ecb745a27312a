import { expect, test } from 'vitest';
import { hashOfId, shardRanges } from '../../../src/report/shard-ranges.js';

const idsOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `waf-${String(index).padStart(5, '0')}`);

const shardsOf = (ids: readonly string[]): readonly string[] =>
  shardRanges(ids.length, (index) =>
    hashOfId(Buffer.from(ids[index] as string), 0, (ids[index] as string).length),
  ).map(({ start, end }) => ids.slice(start, end).join());

test('every device is in one shard, and shards are of a size', () => {
  const ids = idsOf(10_000);
  const shards = shardsOf(ids);
  expect(shards.join()).toBe(ids.join());
  expect(shards.length).toBeGreaterThan(30);
  expect(shards.length).toBeLessThan(90);
  expect(Math.max(...shards.map((shard) => shard.split(',').length))).toBeLessThan(1200);
});

test('a device that comes or goes changes its own shard alone', () => {
  const ids = idsOf(10_000);
  const before = new Set(shardsOf(ids));
  const removed = shardsOf(ids.filter((id) => id !== 'waf-05000'));
  expect(removed.filter((shard) => !before.has(shard)).length).toBeLessThanOrEqual(1);
  const added = shardsOf([...ids, 'waf-05000-b'].sort());
  expect(added.filter((shard) => !before.has(shard)).length).toBeLessThanOrEqual(2);
});

test('no device has no shard, one device has one', () => {
  expect(shardsOf([])).toEqual([]);
  expect(shardsOf(['waf'])).toEqual(['waf']);
});
