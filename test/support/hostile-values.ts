import fc from 'fast-check';
import type { JsonValue } from '../../src/domain/json.js';

/** Texts that some reader of YAML, JSON or MIME takes for something else; one kind a paragraph. */
export const hostileTexts: readonly string[] = [
  // line ends and spaces
  ...['', ' ', '\n', '\n\n', '\t', ' \n', '\n ', 'a\n', 'a\n\n', 'a\n ', 'a\n \nb', 'a\n\t\nb', ' a\nb'],
  ...['\ta\nb', '\na\nb', 'a\n  b\n', 'a \nb', 'a\tb', 'a\r\nb', 'a\rb', 'a ', ' a', 'a  b', 'a\n\n\nb\n'],
  ...['# a\n# b\n', '---\na\n...\n', '- a\n- b\n', '#!/bin/sh\necho "$1" > /x\n', '#cloud-config\na: 1\n'],

  // words
  ...['y', 'Y', 'n', 'N', 'yes', 'Yes', 'YES', 'no', 'on', 'On', 'off', 'OFF', 'true', 'True', 'false'],
  ...['yEs', 'tRUE', 'null', 'Null', 'NULL', 'nUll', '~', 'inf', 'nan', 'NaN', 'Infinity', 'yеs'],

  // numbers and dates
  ...['0', '-0', '1', '+1', '-1', '007', '0o17', '0o8', '0b11', '0b', '0x1F', '0x', '1_000', '0644', '08'],
  ...['1.', '.5', '1.5', '-1.5e3', '1e3', '1e21', '1e+21', '1.e3', '12e03', '685.230_15e+03', '1,000'],
  ...['e5', 'E5', 'e+5', 'e-5', '_1', '1_', '.inf', '-.INF', '+.inf', '.nan', '.NaN', '12:30', '12:30:45'],
  ...['190:20:30.15', '2001-01-01', '2001-1-1', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5'],

  // addresses, paths, options
  ...['52:54:00:12:34:56', '2001:db8::1', '::1', '::', 'fe80::1%eth0', '1.2.3', '1.2.3.4', '1.2.3.4/24'],
  ...['/etc/x', '-rw', '--flag', 'a=b', 'k=v;w=x', 'x-y_z.w/v', '$HOME', '%20'],

  // what YAML and MIME give a meaning
  ...['=', '<<', '<', '!', '!!str a', '&a', '*a', '|', '>', '|-', '%', '%YAML 1.1', '@', '@a', '`', '`a`'],
  ...['-', '- a', '--', '---', '--- a', '...', '?', '? a', ':', ': a', ':a', 'a:', 'a::', 'a: b', 'a:b'],
  ...['#', '# a', 'a #b', 'a#b', ',', 'a, b', '[', ']', '{', '}', '[]', '{}', '[a]', '{a: b}', '{{ a }}'],
  ...["'", "''", "it's", '"', '""', 'a "b"', '\\', 'a\\nb', '\\x41', 'null: null', 'merge_how'],
  ...['__proto__', 'constructor', 'toString', 'a\n--b\nc', '--==\n', '--===============0==\n'],

  // characters that are refused, unseen or beyond ASCII
  ...['\0', '\x07', '\x08', '\x0b', '\x0c', '\x1b[1m', '\x7f', '\x80', '\x85', 'a\x85b', '\xa0', '\xad'],
  ...['\u200b', '\u2028', 'a\u2029b', '\u202e', '\ufeff', 'a\ufeff', '\ufffd', '\ufffe', '\uffff', '\u3000'],
  ...['\ud7ff', '\ue000', '\u{10000}', '\u{1fffe}', '\u{10ffff}', '\u{e0041}', '\xff', 'é', 'é\u0301'],
  ...['ß\n中', '中文', '😀', '👩‍👩‍👧', 'a😀: b', '١', '１２', '𝟙'],
];

/** Around the 1,024 characters that a key may have. */
export const longTexts: readonly string[] = [
  ...[999, 1000, 1001, 1023, 1024, 1025].map((length) => 'k'.repeat(length)),
  ...['"', '😀', '\0', 'a b ', 'a: ', 'a\n'].map((text) => text.repeat(600)),
];

const { MAX_SAFE_INTEGER, MIN_SAFE_INTEGER, MAX_VALUE, MIN_VALUE, EPSILON } = Number;

const numbers: readonly number[] = [
  ...[0, -0, 1, -1, 7, 60, 1e3, 1e15, 1e20, 1e21, 1e22, -1e21, MAX_SAFE_INTEGER, MIN_SAFE_INTEGER, 2 ** 64],
  ...[1e-6, 1e-7, -1e-7, 0.1, 1.5, -1.5, 123.456, 1.5e300, MAX_VALUE, MIN_VALUE, EPSILON],
];

const fragment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 8 }) },
);

/** Hostile texts alone and joined by nothing, spaces, line ends, colons and the like. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fragment },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.array(fragment, { minLength: 2, maxLength: 4 }),
        fc.constantFrom('', ' ', '\n', '\n  ', '\n\n', ': ', ' #', '\t', ' \n'),
      )
      .map(([fragments, glue]) => fragments.join(glue)),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(' ', '\n', 'a', '\t', '#', ':', '-'), maxLength: 10 }),
  },
);

const hostileNumber = fc.oneof(
  fc.constantFrom(...numbers),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);

const depthIdentifier = fc.createDepthIdentifier();

/** Values of JSON, `__proto__` among the keys, made of hostile texts and numbers. */
export const hostileValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue; leaf: JsonValue }>(
  (tie) => ({
    leaf: fc.oneof(
      { weight: 6, arbitrary: hostileText },
      { weight: 2, arbitrary: hostileNumber },
      { weight: 1, arbitrary: fc.constantFrom<JsonValue[]>(null, true, false) },
    ),
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small', depthIdentifier },
      { weight: 1, arbitrary: tie('leaf') },
      { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3, depthIdentifier }) },
      {
        weight: 3,
        arbitrary: fc
          .array(fc.tuple(hostileText, tie('value')), { maxLength: 3, depthIdentifier })
          .map((entries) => Object.fromEntries(entries)),
      },
    ),
  }),
).value;
