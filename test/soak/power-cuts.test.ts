import { expect, test } from 'vitest';
import { isLoopMountable } from '../support/mounts.js';
import { kindsOfDisk, powerCuts } from '../support/power-cuts.js';

test.skipIf(!isLoopMountable('ext4')).each(kindsOfDisk)(
  'power cuts during a build on %s: the old site or the new one, whole',
  (kind) => {
    const { faults, ...counts } = powerCuts(kind, { points: 40 });
    console.log(`${kind}: ${JSON.stringify(counts)}`);
    expect(faults).toEqual([]);
  },
  1_800_000,
);
