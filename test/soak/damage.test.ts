import { expect, test } from 'vitest';
import { damageRounds } from '../support/damage-rounds.js';
import { scratchFolder } from '../support/folders.js';

test('200 damages', async () => {
  const { faults, ...counts } = await damageRounds(scratchFolder(), { seed: 1, rounds: 200 });
  console.log(JSON.stringify(counts));
  expect(faults).toEqual([]);
}, 1_200_000);
