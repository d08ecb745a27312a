import { expect, test } from 'vitest';
import { killRounds } from '../support/faulty-build.js';
import { threadRounds } from '../support/threaded-build.js';

test('a kill at each call of a build --purge', () => {
  const { kills, faults } = killRounds({});
  console.log(`${kills} kills`);
  expect(faults).toEqual([]);
}, 3_600_000);

test('a kill, and a full disk, at every tenth call of the thread that writes', () => {
  const { rounds, faults } = threadRounds({ from: 1, step: 10 });
  console.log(`${rounds} times a full disk and a kill`);
  expect(faults).toEqual([]);
  expect(rounds).toBeGreaterThan(20);
}, 3_600_000);
