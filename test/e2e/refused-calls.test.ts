import { expect, test } from 'vitest';
import { cases, kinds, sweep } from '../support/fault-sweep.js';
import { scratchFolder } from '../support/folders.js';

const sampled = kinds.filter(({ code, isLasting }) => isLasting === (code === 'ENOSPC' || code === 'EROFS'));

// test/soak/refused-calls.test.ts does it at each call.
test.each(Object.entries(cases))(
  'calls of %s are refused: the old site or the new one, as the exit code says',
  async (_, one) => {
    const faults: string[] = [];
    for (const kind of sampled)
      faults.push(...(await sweep(scratchFolder(), one, { kind, points: 3 })).faults);
    expect(faults).toEqual([]);
  },
);
