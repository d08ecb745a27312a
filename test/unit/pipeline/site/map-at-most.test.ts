import { setImmediate as tick } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { mapAtMost } from '../../../../src/pipeline/site/map-at-most.js';

test('maps in order with no more calls under way than allowed', async () => {
  let running = 0;
  let most = 0;
  const results = await mapAtMost([5, 1, 4, 2, 3], 2, async (number) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < number; turn += 1) await tick();
    running -= 1;
    return number * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

test('a failure ends it when the calls that run have ended', async () => {
  let running = 0;
  const failing = mapAtMost([1, 2, 3, 4], 2, async (number) => {
    running += 1;
    await tick();
    running -= 1;
    if (number === 2) throw new Error('two');
    return number;
  });
  await expect(failing).rejects.toThrow('two');
  expect(running).toBe(0);
});

test('nothing to map is nothing', async () => {
  expect(await mapAtMost([], 4, async () => 1)).toEqual([]);
});
