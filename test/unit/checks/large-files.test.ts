import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { lintFile } from '../../../src/checks/lint/lint-file.js';

const million = 1_000_000;

// What took minutes: time that grows with the square of a file's size. The bound is wide, for a busy machine.
test.each([
  ['blanks before the first line', `${' '.repeat(million)}#cloud-config\npackages: [nftables]\n`],
  ['empty lines before the first line', `${'\n'.repeat(million)}#cloud-config\npackages: [nftables]\n`],
  ['one long line', `#cloud-config\nruncmd: [echo ${'x'.repeat(10 * million)}]\n`],
  ['blanks inside a line', `#cloud-config\nruncmd: [echo ${' '.repeat(million)}x]\n`],
  ['headers without an end', `${'a: b\n '.repeat(200_000)}`],
])('%s', (_, text) => {
  const start = performance.now();
  const options = { file: 'user-data', guest: { os: 'linux', facts: {} } } as const;
  const { diagnostics } = lintFile(Buffer.from(text), options);
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(diagnostics.length).toBe(text.startsWith('a: b') ? 1 : 0);
});
