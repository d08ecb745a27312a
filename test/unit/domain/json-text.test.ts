import { expect, test } from 'vitest';
import { jsonText } from '../../../src/domain/json-text.js';

test('a text is what JSON.stringify makes of it, for each character', () => {
  for (let code = 0; code < 0x10000; code += 1) {
    const text = `a${String.fromCharCode(code)}b`;
    if (jsonText(text) !== JSON.stringify(text)) expect(jsonText(text)).toBe(JSON.stringify(text));
  }
  expect(jsonText('')).toBe('""');
});
