import { expect, test } from 'vitest';
import { replacePlaceholders } from '../../../src/seed/placeholders.js';

test.each([
  { text: 'no token', placeholders: { '#ip#': '1' }, result: 'no token' },
  { text: '#ip# #ip#', placeholders: { '#ip#': '192.0.2.1' }, result: '192.0.2.1 192.0.2.1' },
  { text: '#a##b#', placeholders: { '#a#': '#b#', '#b#': 'x' }, result: '#b#x' },
  { text: '@NAME @NAMES', placeholders: { '@NAME': 'one', '@NAMES': 'many' }, result: 'one many' },
  { text: 'a.b $& [x]', placeholders: { 'a.b': '$&', '[x]': '\\1' }, result: '$& $& \\1' },
  { text: 'axb', placeholders: { 'a.b': 'wrong' }, result: 'axb' },
  { text: 'untouched', placeholders: { '': 'never' }, result: 'untouched' },
])('$text with $placeholders', ({ text, placeholders, result }) => {
  expect(replacePlaceholders(text, placeholders)).toBe(result);
});
