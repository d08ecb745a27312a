import { expect, test } from 'vitest';
import { scratchFolder, scratchOnDisk } from '../support/folders.js';
import { randomRounds } from '../support/random-edits.js';

scratchOnDisk();

// test/soak/random-edits.test.ts does it 200 times.
test('edits at random, some builds killed: what is published fits together, and is what a build from nothing gives', async () => {
  const shown = await randomRounds(scratchFolder(), { seed: 1, rounds: 12, devices: 12, killEvery: 3 });
  expect(shown.faults).toEqual([]);
  expect(shown.stored[0]).toBe(shown.stored[1]);
}, 120_000);
