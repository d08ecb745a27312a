import { expect, test } from 'vitest';
import { cases, kinds, sweep } from '../support/fault-sweep.js';
import { scratchFolder } from '../support/folders.js';

/** How many calls of each command and kind; without it each of them. */
const points = Number(process.env.SEEDPRESS_REFUSED_CALLS ?? 0) || undefined;
let all = 0;

test.each(Object.entries(cases))(
  'each call of %s is refused once, and from there on, by EIO, ENOSPC, EROFS and EMFILE',
  async (name, one) => {
    const faults: string[] = [];
    let runs = 0;
    for (const kind of kinds) {
      const swept = await sweep(scratchFolder(), one, { kind, ...(points === undefined ? {} : { points }) });
      faults.push(...swept.faults);
      for (const fault of swept.faults) console.log(`${name}: ${fault}`);
      runs += swept.runs;
    }
    all += runs;
    console.log(`${name}: ${runs} refused calls, ${faults.length} faults; ${all} in all`);
    expect(faults).toEqual([]);
  },
  1_800_000,
);
