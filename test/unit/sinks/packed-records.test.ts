import { expect, test } from 'vitest';
import type { DeviceRecord } from '../../../src/domain/manifest.js';
import { PackedRecords } from '../../../src/sinks/packed-records.js';

test('records come back as they were, small ones, large ones and those that are not ASCII', () => {
  const recordOf = (n: number) =>
    ({ digest: `digest-${n}`, hostname: n % 5 === 0 ? 'ä'.repeat(n) : 'x'.repeat(n * 7) }) as DeviceRecord;
  const records = new PackedRecords();
  const numbers = Array.from({ length: 1000 }, (_, n) => n);
  for (const n of [...numbers, 400_000]) records.set(`digest-${n}`, recordOf(n));
  expect(records.size).toBe(1001);
  for (const n of [...numbers, 400_000]) expect(records.get(`digest-${n}`)).toEqual(recordOf(n));
  expect(records.get('digest-1000')).toBeUndefined();
  expect([records.has('digest-7'), records.has('digest-1000')]).toEqual([true, false]);
});
