import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import { encodeCloudConfig, encodeYaml } from '../../../src/encode/yaml.js';
import { hostileTexts, hostileValue, longTexts } from '../../support/hostile-values.js';

describe('the shape of a file', () => {
  const files: readonly (readonly [JsonValue, string])[] = [
    [{}, '{}\n'],
    [[], '[]\n'],
    [null, 'null\n'],
    ['text', 'text\n'],
    ['a\nb\n', '"a\\nb\\n"\n'],
    [{ b: 1, a: true, c: null }, 'b: 1\na: true\nc: null\n'],
    [{ a: { b: [] }, c: {} }, 'a:\n  b: []\nc: {}\n'],
    [{ a: ['x', { k: 1, l: [2] }] }, 'a:\n  - x\n  - k: 1\n    l:\n      - 2\n'],
    [[[1, [2]], []], '- - 1\n  - - 2\n- []\n'],
    [{ a: 'x\n y\n' }, 'a: |\n  x\n   y\n'],
    [{ a: 'x\n\ny' }, 'a: |-\n  x\n\n  y\n'],
    [{ a: 'x\n\n', b: 1 }, 'a: |+\n  x\n\nb: 1\n'],
    [{ a: '  x\ny\n' }, 'a: |2\n    x\n  y\n'],
    [[['x\ty \n']], '- - |\n    x\ty \n'],
    [{ ['k'.repeat(1001)]: { a: 1 } }, `? ${'k'.repeat(1001)}\n:\n  a: 1\n`],
    [[{ ['k'.repeat(1001)]: 1 }], `- ? ${'k'.repeat(1001)}\n  : 1\n`],
    [JSON.parse('{"__proto__": {"a": 1}}') as JsonObject, '__proto__:\n  a: 1\n'],
  ];
  test.each(files)('%j', (value, expected) => {
    expect(encodeYaml(value)).toBe(expected);
  });

  test('a cloud-config begins with the line by which cloud-init knows it', () => {
    expect(encodeCloudConfig({ hostname: 'waf-ba-0001' })).toBe('#cloud-config\nhostname: waf-ba-0001\n');
  });
});

describe('a text on one line', () => {
  test.each([
    ['waf-ba-0001'],
    ['ssh-rsa AAAAB3+/= me@host'],
    ['http://111.0.0.2:8807/s/'],
    ['ALL=(ALL) NOPASSWD:ALL'],
    ['echo "hello" > /etc/motd'],
    ['/etc/motd'],
    ['111.0.0.11'],
    ['111.0.0.11/24'],
    ['中文 😀'],
  ])('%s stands as it is', (text) => {
    expect(encodeYaml({ a: text })).toBe(`a: ${text}\n`);
  });

  test.each([
    ['52:54:00:12:34:56', '"52:54:00:12:34:56"'],
    ['0644', '"0644"'],
    ['yes', '"yes"'],
    ['e5', '"e5"'],
    ['', '""'],
    ['a: b', '"a: b"'],
    ['a #b', '"a #b"'],
    ['say "x" \\ #', '"say \\"x\\" \\\\ #"'],
    [' \n', '" \\n"'],
    ['a\n  \nb', '"a\\n  \\nb"'],
    ['\n\n', '"\\n\\n"'],
    ['a\tb\r\n', '"a\\tb\\x0D\\n"'],
    ['\0\x1b\x7f\x85\xa0', '"\\x00\\x1B\\x7F\\x85\\xA0"'],
    ['\u2028\ufeff\u202e', '"\\u2028\\uFEFF\\u202E"'],
    ['\u{e0041}😀', '"\\U000E0041😀"'],
  ])('%j is quoted', (text, expected) => {
    expect(encodeYaml({ a: text })).toBe(`a: ${expected}\n`);
  });
});

describe('a number', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [-7, '-7'],
    [1.5, '1.5'],
    [1e20, '100000000000000000000'],
    [1e21, '1.0e+21'],
    [-1e-7, '-1.0e-7'],
    [1.5e300, '1.5e+300'],
  ])('%d is written %s', (number, expected) => {
    expect(encodeYaml([number])).toBe(`- ${expected}\n`);
  });
});

describe('refused', () => {
  test.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['half a surrogate pair', 'a\ud800'],
    ['half a surrogate pair in a block', 'a\nb\udc00\n'],
    ['half a surrogate pair in a key', { '\ud83d': 1 }],
    ['undefined', undefined as unknown as JsonValue],
  ])('%s', (_name, value) => {
    expect(() => encodeYaml({ a: [value] })).toThrow();
  });
});

describe.each(['1.1', '1.2'] as const)('the yaml package as a reader of YAML %s', (version) => {
  const read = (value: JsonValue): string => JSON.stringify(parse(encodeYaml(value), { version }));

  test('gives back every hostile text from every place', () => {
    for (const text of [...hostileTexts, ...longTexts]) {
      const value = [text, [text, { [text]: { [text]: [text], z: text } }]];
      expect(read(value)).toBe(JSON.stringify(value));
    }
  });

  test('gives back any value', () => {
    fc.assert(
      fc.property(hostileValue, (value) => {
        expect(read(value)).toBe(JSON.stringify(value));
      }),
      { numRuns: 1_000 },
    );
  });
});

test('a text of megabytes is written, and read again', () => {
  const text = 'word and blank '.repeat(700_000);
  expect(parse(encodeYaml({ a: text }))).toEqual({ a: text });
});
