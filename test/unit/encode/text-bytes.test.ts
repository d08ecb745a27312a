import { expect, test } from 'vitest';
import { bytesOf } from '../../../src/encode/text-bytes.js';

test('texts of any length come one after the other, as UTF-8', () => {
  const texts = ['', 'a', 'ä'.repeat(3000), 'x'.repeat(100_000), '€', '\n'];
  expect(Buffer.from(bytesOf(texts)).toString('utf8')).toBe(texts.join(''));
  expect(bytesOf([])).toHaveLength(0);
});
