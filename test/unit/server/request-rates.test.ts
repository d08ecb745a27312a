import { expect, test } from 'vitest';
import { requestRates } from '../../../src/server/request-rates.js';

test('an address may ask so often, then as often as the rate says, and others are not concerned', () => {
  let time = 0;
  const mayAsk = requestRates({ burst: 3, requestsPerSecond: 2 }, { now: () => time });
  expect([1, 2, 3, 4].map(() => mayAsk('a'))).toEqual([true, true, true, false]);
  expect(mayAsk('b')).toBe(true);
  time = 500;
  expect([mayAsk('a'), mayAsk('a')]).toEqual([true, false]);
  time = 60_000;
  expect([1, 2, 3, 4].map(() => mayAsk('a'))).toEqual([true, true, true, false]);
});

test('a hundred thousand addresses are not remembered for longer than they count', () => {
  let time = 0;
  const mayAsk = requestRates({ burst: 1, requestsPerSecond: 1 }, { now: () => time });
  const begun = process.memoryUsage().heapUsed;
  for (let count = 0; count < 100_000; count += 1) {
    time += 1;
    expect(mayAsk(`10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`)).toBe(true);
  }
  expect(process.memoryUsage().heapUsed - begun).toBeLessThan(60_000_000);
});
