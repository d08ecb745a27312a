import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { StepGarbage } from '../../../../src/pipeline/site/collect-garbage.js';

// V8 has a script of the same text in memory, and knows kept code by the length of the text.
let n = 100;
const source = () => `(function twice(n) { return ${(n += 1)} * n; })`;
const isTaken = (cachedData: Buffer) => new Script(source(), { cachedData }).cachedDataRejected === false;

test('V8 has its own settings again when the steps are over', () => {
  const kept = new Script(source()).createCachedData();
  const garbage = new StepGarbage();
  expect(isTaken(kept)).toBe(true);

  garbage.afterStep();
  garbage.afterStep();
  expect(isTaken(kept)).toBe(false);

  garbage.end();
  expect(isTaken(kept)).toBe(true);
});

test('a build that ends before its first step changes no setting', () => {
  const kept = new Script(source()).createCachedData();
  new StepGarbage().end();
  expect(isTaken(kept)).toBe(true);
});
