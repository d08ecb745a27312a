import { expect, test } from 'vitest';
import { damageRounds } from '../support/damage-rounds.js';
import { scratchFolder } from '../support/folders.js';

// test/soak/damage.test.ts does 200.
test('what is damaged is named by verify, mended by a build where it is published, and refused by rollback', async () => {
  const shown = await damageRounds(scratchFolder(), { seed: 7, rounds: 14 });
  expect(shown.faults).toEqual([]);
}, 120_000);
