import { expect, test } from 'vitest';
import { scratchFolder } from '../support/folders.js';
import { randomRounds } from '../support/random-edits.js';

test.each([1, 2, 3, 4])(
  '50 edits at random and builds that are killed, seed %i',
  async (seed) => {
    const shown = await randomRounds(scratchFolder(), { seed, rounds: 50, devices: 150, killEvery: 2 });
    console.log(
      `seed ${seed}: ${shown.rounds} rounds, ${shown.kills} kills, ${shown.stored.join(' of ')} entries of the store`,
    );
    expect(shown.faults).toEqual([]);
    expect(shown.stored[0]).toBe(shown.stored[1]);
  },
  1_200_000,
);
