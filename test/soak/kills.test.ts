import { expect, test } from 'vitest';
import { killRounds } from '../support/faulty-build.js';

test('a kill at each call of a build --purge', () => {
  const { kills, faults } = killRounds({});
  console.log(`${kills} kills`);
  expect(faults).toEqual([]);
}, 3_600_000);
