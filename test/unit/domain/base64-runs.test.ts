import { expect, test } from 'vitest';
import { base64Runs } from '../../../src/domain/secrets/base64-runs.js';

/** What the runs are, as a pattern. */
const pattern = /(?<![\w+/=])[A-Za-z0-9+/]{16,}(?:\r?\n[ \t]*[A-Za-z0-9+/]{4,})*={0,2}(?![\w+/=])/g;

const pieces = [
  'A',
  'b+/9',
  'QUJDREVGR0hJSktMTU5P',
  '=',
  '==',
  '_',
  '-',
  ' ',
  '\n',
  '\r\n',
  '\n  ',
  '\n\tAAAA',
  ':',
  'é',
  '.',
];

test('the runs are those of the pattern, in 20,000 random texts', () => {
  let seed = 1;
  const random = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let count = 0; count < 20_000; count += 1) {
    const text = Array.from({ length: random(9) }, () => pieces[random(pieces.length)]).join('');
    const expected = [...text.matchAll(pattern)].map(({ index, 0: run }) => [index, index + run.length]);
    expect(
      base64Runs(text).map(({ start, end }) => [start, end]),
      JSON.stringify(text),
    ).toEqual(expected);
  }
});

test('10 MB on one line are one run', () => {
  expect(base64Runs(`X: ${'a'.repeat(10_000_000)}\n`)).toEqual([{ start: 3, end: 10_000_003 }]);
});
