import { expect, test } from 'vitest';
import { HashSet } from '../../../../src/pipeline/build/hash-set.js';

test('what was added is there, and nothing else', () => {
  const kinds = [
    (n: number) => `i:vm-${n}`,
    (n: number) => `a:10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
    (n: number) =>
      `m:52:54:00:${n
        .toString(16)
        .padStart(6, '0')
        .replace(/(..)(..)(..)/, '$1:$2:$3')}`,
  ];
  const set = new HashSet();
  expect(set.has('')).toBe(false);
  for (let n = 0; n < 100_000; n += 1) {
    for (const kind of kinds) {
      const text = kind(n);
      if (set.has(text)) throw new Error(`${text} is there before it was added`);
      set.add(text);
    }
  }
  for (let n = 0; n < 100_000; n += 1)
    for (const kind of kinds) if (!set.has(kind(n))) throw new Error(`${kind(n)} is missing`);
  for (let n = 100_000; n < 200_000; n += 1)
    for (const kind of kinds) if (set.has(kind(n))) throw new Error(`${kind(n)} was never added`);
});
