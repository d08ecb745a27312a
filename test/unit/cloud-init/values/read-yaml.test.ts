import { expect, test } from 'vitest';
import { readYaml } from '../../../../src/cloud-init/values/read-yaml.js';

const said = (text: string): string => {
  const read = readYaml(text);
  if (read.ok) return 'nothing';
  const { line, column, message } = read.mistake;
  return `${line}:${column} ${message}`;
};

const tab = 'this is a tab; YAML allows only spaces here';
const deeper = 'it is indented deeper than the line above, which already has a value';
const column = 'its indentation does not match the lines around it';
const colon = 'a line of a mapping needs a colon and a space behind its key';

test.each([
  ['a:\tb\n', `1:3 ${tab}`],
  ['a: \tb\n', `1:4 ${tab}`],
  ['a: b\t\n', `1:5 ${tab}`],
  ['a: b\t# c\n', `1:5 ${tab}`],
  ['a: b\tc\n', `1:5 ${tab}`],
  ['a: "b"\t\n', `1:7 ${tab}`],
  ['-\ta\n', `1:2 ${tab}`],
  ['- a\n-\tb\n', `2:2 ${tab}`],
  ['a: [b,\tc]\n', `1:7 ${tab}`],
  ['a: |\t\n  b\n', `1:5 ${tab}`],
  ['a: >-\t# c\n  b\n', `1:6 ${tab}`],
  ['a: 1\n\t\nb: 2\n', `2:1 ${tab}`],
  ['\t\na: 1\n', `1:1 ${tab}`],
  ['a:\n\t- b\n', `2:1 ${tab}`],
  ['a:\n  b: 1\n\tc: 2\n', `3:1 ${tab}`],
  ['a: &x\tb\n', `1:6 ${tab}`],
  ['a: "\tb"\nc: \'\td\'\ne: |\n  \tf\n  g\th\n# \ti\n', 'nothing'],
])('%j: a tab stands in quotes, in block scalars and in comments only', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each([
  ['a: 1\n b: 2\n', `2:2 ${deeper}`],
  ['- path: /etc/x\n   content: y\n', `2:4 ${deeper}`],
  ['- path: "/etc/x"\n   content: y\n', `2:4 ${deeper}`],
  ['a: [b]\n  c: d\n', `2:3 ${deeper}`],
  ['- a\n - "b"\n   - c: d\n', `3:4 ${deeper}`],
  ['a: "b"\n  - c\n', `2:3 ${deeper}`],
  ['a:\n   b: 1\n  c: 2\n', `3:3 ${column}`],
  ['a:\n  - b\n - c\n', `3:2 ${column}`],
  ['  a: 1\nb: 2\n', '1:3 this line is indented, and a line below it is not'],
  ['a\nb: 1\n', `1:1 ${colon}`],
  ['a: 1\nb\nc: 2\n', `2:1 ${colon}`],
  ['a: 1\nb:c\nd: 2\n', `2:1 ${colon}`],
  ['a: 1\nb', `2:1 ${colon}`],
  ['- a\nb\n- c\n', '2:1 an entry of a list needs a dash and a space before it'],
  ['- a\nb: 1\n', '2:1 a key of a mapping stands among the entries of a list'],
  ['- a: 1\n  - b\n', '2:3 an entry of a list stands among the keys of a mapping'],
  ['a: - b\n', '1:4 a list or a mapping in lines starts on a line of its own'],
  [
    'a: |\n  b\n c\nd: e\n',
    '3:2 the line is not part of the string above, which ended at a line with a smaller indent',
  ],
])('%j: the line that is wrong is named', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each([
  ['a: b: c\n', '1:4 a value with a colon and a space in it needs quotes'],
  ['users: []:\n', '1:10 no key stands before this colon'],
  [': value\n', '1:1 a key is missing before this colon'],
  ['"a\nb": c\n', '1:1 a key has to end on the line where it starts'],
  [`${'a'.repeat(1025)}: b\n`, '1:1 a key has at most 1,024 characters; a longer one needs "? " before it'],
  ['a: "b\nc: d\n', '1:4 this quote is never closed'],
  ['a: "b\n---\n"\n', '1:4 this quote is never closed'],
  ['a: "b" c\n', '1:8 the quoted string ends before this; put all of it in quotes'],
  ['a: [b] c\n', '1:8 the value ends before this; a string that goes on here needs quotes'],
  ['a: "\\d"\n', '1:5 \\d means nothing in double quotes; a backslash is written \\\\'],
  ['a: "\\x4"\n', '1:5 \\x needs 2 hexadecimal digits behind it'],
  ['a: [b, c\n', '1:4 this [ is never closed'],
  ['a: {b: c\nd: e\n', '2:1 the { above is not closed before this line'],
  ['a: [b}\n', '1:6 another bracket than [ is open here'],
  ['a: [b "c"]\n', 'nothing'],
  ['a: ["b" c]\n', '1:9 a comma is missing before this, or what closes the ['],
  ['a: [b,,c]\n', '1:7 a value is missing before this comma'],
  ['a: [\n- b\n]\n', '2:1 an entry with a dash stands in brackets, where commas part the entries'],
  ['a: b]\nc: ]\n', '2:4 no bracket is open that this one closes; a string needs quotes'],
  ['a: {{ b }}\n', '1:5 a value that starts with {{ needs quotes'],
  ['[a]: b\n', '1:1 a key has to be a single value'],
  ['a: @b\n', '1:4 a value that starts with this character needs quotes'],
  ['a: *b\n', '1:4 no anchor &b stands above it, and a string that starts with * needs quotes'],
  ['a: *.b\n', '1:4 a string that starts with * needs quotes'],
  ['a: &b 1\nc: &b 2\n', '2:4 the anchor &b stands above already'],
  ['a: &b [*b]\n', '1:8 &b is a value that holds itself'],
  ['a: !b c\n', '1:4 cloud-init does not know the tag !b'],
  ['a: !!str\n  b: 1\n', '1:4 its tag asks for a single value, and this is a mapping'],
  ['a: | b\n', '1:6 a string behind | or > starts on the next line'],
  ['a: 1\n---\nb: 2\n', '2:1 a second document begins here'],
  ['a: <<\n', '1:4 << is a value here, and needs quotes'],
  ['a: =\n', '1:4 a single equals sign needs quotes'],
  ['<<: 1\n', '1:5 << takes a mapping, or a list of mappings'],
  ['a: 2024-02-30\n', '1:4 "2024-02-30" is not a date'],
  ['a: b\u0007\n', '1:5 a character that YAML does not allow, whatever quotes it has'],
  ['a: "b\u2028c"\nd: "e\u0085f"\r\ng: h\ri: j\n', 'nothing'],
])('%j: every other mistake has its place and its words', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test('deep and wide values end in a message, and not in a fault', () => {
  expect(said(`a: ${'['.repeat(400)}${']'.repeat(400)}\n`)).toBe('nothing');
  expect(said(`a: ${'['.repeat(500)}${']'.repeat(500)}\n`)).toMatch(/more than 450 lists and mappings/);
  expect(said(`${'- '.repeat(5_000)}a\n`)).toMatch(/more than 450/);
  const bomb = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`);
  expect(said(`a0: &a0 x\n${bomb.join('')}`)).toMatch(/aliases make more values/);
});

test('a text is read in a time that grows as it does', () => {
  const started = performance.now();
  for (const text of [
    `${' '.repeat(1_000_000)}\na: b\n`,
    `a: ${'b'.repeat(5_000_000)}\n`,
    `a: "${'b '.repeat(2_000_000)}"\n`,
    `a: ${'b '.repeat(2_000_000)}\n`,
    `a: |\n${'  b\n'.repeat(200_000)}`,
    `a: [${'b, '.repeat(100_000)}]\n`,
    '- a\n'.repeat(100_000),
    `a:\n${'\n'.repeat(1_000_000)}`,
  ])
    expect(said(text)).toBe('nothing');
  expect(performance.now() - started).toBeLessThan(20_000);
});
