import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../../src/domain/json.js';
import { encodeJson, encodeJsonLine } from '../../../src/encode/json.js';
import { hostileValue } from '../../support/hostile-values.js';

test('keys keep their order, and nothing stands behind the value', () => {
  expect(encodeJson({ b: [1, {}], a: '中' })).toBe('{"b":[1,{}],"a":"中"}');
  expect(encodeJson({ b: [1, {}] }, { indent: 2 })).toBe('{\n  "b": [\n    1,\n    {}\n  ]\n}');
});

test("a line has the spaces of Python's json.dumps", () => {
  const value = { files: {}, keys: { a: 'ssh-rsa "A"' }, list: [1, null, [], [true]] };
  expect(encodeJsonLine(value)).toBe(
    '{"files": {}, "keys": {"a": "ssh-rsa \\"A\\""}, "list": [1, null, [], [true]]}\n',
  );
});

test('any value comes back', () => {
  fc.assert(
    fc.property(hostileValue, (value) => {
      const expected = JSON.stringify(value);
      for (const text of [encodeJson(value), encodeJson(value, { indent: 2 }), encodeJsonLine(value)]) {
        expect(JSON.stringify(JSON.parse(text))).toBe(expected);
      }
    }),
  );
});

describe('refused', () => {
  const refused: readonly (readonly [string, JsonValue])[] = [
    ['NaN', [Number.NaN]],
    ['infinity', { a: Number.NEGATIVE_INFINITY }],
    ['half a surrogate pair', { a: 'x\ud800' }],
    ['half a surrogate pair in a key', { '\udc00': 1 }],
    ['undefined', { a: undefined as unknown as JsonValue }],
  ];
  test.each(refused)('%s', (_name, value) => {
    expect(() => encodeJson(value)).toThrow();
    expect(() => encodeJsonLine(value)).toThrow();
  });
});
