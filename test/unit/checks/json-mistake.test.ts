import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonMistake } from '../../../src/checks/parts/json-mistake.js';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where a text stops being JSON', () => {
  test.each([
    ['', 0, 'a value'],
    ['{"a" 1}', 4, 'a colon'],
    ['{"a": 1 "b": 2}', 8, 'a comma or }'],
    ['[1 2]', 3, 'a comma or ]'],
    ['[1,]', 3, 'a value'],
    ['{"a": 1,}', 8, 'a key in double quotes'],
    ["{'a': 1}", 1, 'a key in double quotes'],
    ['[01]', 2, 'a comma or ]'],
    ['["a\nb"]', 1, 'a value'],
    ['[] []', 3, 'the end of the text'],
    ['nul', 0, 'a value'],
    ['[{"a": tru}]', 7, 'a value'],
  ])('%j: at %i %s is missing', (text, offset, expected) => {
    expect(jsonMistake(text)).toEqual({ offset, expected: expect.stringContaining(expected) });
  });

  test('JSON has none', () => {
    fc.assert(
      fc.property(fc.json(), (text) => jsonMistake(text) === undefined),
      { seed: 1, numRuns: 500 },
    );
  });

  test('a JSON text with a character changed has one where JSON.parse says so', () => {
    const changed = fc
      .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom(...'{}[],:"\\0-1.e tn \u0001'))
      .map(([text, at, character]) => {
        const place = at % (text.length + 1);
        return `${text.slice(0, place)}${character}${text.slice(place + (at % 2))}`;
      });
    fc.assert(
      fc.property(changed, (text) => (jsonMistake(text) === undefined) === isJson(text)),
      { seed: 2, numRuns: 3_000 },
    );
  });
});
