import { expect, test } from 'vitest';
import type { FormatContext } from '../../../src/cli/report/formats/format.js';
import { formats } from '../../../src/cli/report/formats/index.js';
import { rows as shape } from '../../../src/diagnostics/catalogue/inventory-shape.js';
import { rows as values } from '../../../src/diagnostics/catalogue/inventory-values.js';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import { message } from '../../../src/diagnostics/message.js';

const text = `id: web-01
interfaces:
\t- { name: 漢字, mac: "52:54:00:12:34" }
- ${'x'.repeat(150)} wrong ${'y'.repeat(150)}
`;

const context: FormatContext = {
  pathOf: (file) => `fleet/${file}`,
  linesOf: (file) => (file.endsWith('.yaml') ? text.split('\n') : []),
  hasColours: false,
  version: '1.2.3',
};

const mistake = message(
  values['mac-format'],
  { file: 'devices/web 01.yaml', line: 3, column: 21 },
  {
    found: '"52:54:00:12:34" has 5 groups',
    expected: '6, or 100 %, of them',
    fix: 'add one',
    related: [{ label: 'first', position: { file: 'devices/a.yaml', line: 1, column: 5 } }],
    devices: ['a', 'b', 'c', 'd'],
  },
);

const warning = message(
  shape['number-text'],
  { file: 'devices', line: 1, column: 1 },
  {
    found: 'a\u001b[31m "name"',
    expected: 'another',
  },
);

const print = (
  name: keyof typeof formats,
  diagnostics: readonly Diagnostic[] = [mistake, warning],
  changes: Partial<FormatContext> = {},
) => formats[name]({ diagnostics, looked: { devices: 2 } }, { ...context, ...changes });

test('plain has a line a mistake, and indented lines for what belongs to it', () => {
  expect(print('plain')).toBe(
    [
      'devices/web 01.yaml:3:21: error mac-format: "52:54:00:12:34" has 5 groups; expected 6, or 100 %, of them',
      '  first: devices/a.yaml:1:5',
      '  device: a, b, c and 1 more',
      '  fix: add one',
      'devices:1:1: warning number-text: a\\u001b[31m "name"; expected another',
      '',
    ].join('\n'),
  );
});

test('pretty shows the lines, with carets below what is meant', () => {
  expect(print('pretty')).toBe(
    [
      'error mac-format fleet/devices/web 01.yaml:3:21',
      '  "52:54:00:12:34" has 5 groups; expected 6, or 100 %, of them',
      '  2 | interfaces:',
      '  3 |  - { name: 漢字, mac: "52:54:00:12:34" }',
      `    | ${' '.repeat(22)}${'^'.repeat(16)}`,
      '  first: fleet/devices/a.yaml:1:5',
      '  1 | id: web-01',
      '    |     ^^^^^^',
      '  device: a, b, c and 1 more',
      '  fix: add one',
      '',
      'warning number-text fleet/devices:1:1',
      '  a\\u001b[31m "name"; expected another',
      '',
      '',
    ].join('\n'),
  );
});

test('pretty cuts a long line around the place, and has carets behind the end of a line', () => {
  const long = print('pretty', [
    { ...mistake, position: { file: 'a.yaml', line: 4, column: 154 }, related: [] },
  ]);
  expect(long.split('\n').slice(2, 5)).toEqual([
    '  3 |',
    `  4 | ${'x'.repeat(49)} wrong ${'y'.repeat(44)}`,
    `    | ${' '.repeat(50)}^^^^^`,
  ]);
  const end = print('pretty', [
    { ...mistake, position: { file: 'a.yaml', line: 2, column: 12 }, related: [] },
  ]);
  expect(end.split('\n').slice(3, 5)).toEqual(['  2 | interfaces:', `    | ${' '.repeat(11)}^`]);
});

test('colours stand around words, and take no character away', () => {
  const painted = print('pretty', [mistake, warning], { hasColours: true });
  expect(painted).toContain('\u001b[31m^^^^^^^^^^^^^^^^\u001b[39m');
  expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(print('pretty'));
});

test('json gives the place of each mistake flat', () => {
  const { devices, diagnostics } = JSON.parse(print('json')) as {
    devices: number;
    diagnostics: readonly object[];
  };
  expect(devices).toBe(2);
  expect(diagnostics[0]).toMatchObject({
    file: 'devices/web 01.yaml',
    line: 3,
    column: 21,
    code: 'mac-format',
  });
});

test('github escapes what its commands are made of', () => {
  const named = { ...mistake, position: { ...mistake.position, file: 'a,b:c.yaml' } };
  expect(print('github', [named, warning])).toBe(
    [
      '::error file=fleet/a%2Cb%3Ac.yaml,line=3,col=21,title=mac-format::"52:54:00:12:34" has 5 groups; expected 6, or 100 %25, of them%0Afix: add one',
      '::warning file=fleet/devices,line=1,col=1,title=number-text::a\\u001b[31m "name"; expected another',
      '',
    ].join('\n'),
  );
});

test('sarif names its rules, regions and related places', () => {
  const log = JSON.parse(print('sarif')) as Record<string, unknown>;
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'seedpress',
            version: '1.2.3',
            rules: [
              {
                id: 'mac-format',
                shortDescription: { text: 'Not a MAC address' },
                fullDescription: { text: 'A MAC has six groups of two hex digits.' },
                defaultConfiguration: { level: 'error' },
              },
              { id: 'number-text', defaultConfiguration: { level: 'warning' } },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'mac-format',
            ruleIndex: 0,
            level: 'error',
            message: { text: '"52:54:00:12:34" has 5 groups; expected 6, or 100 %, of them. Fix: add one' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'fleet/devices/web%2001.yaml' },
                  region: { startLine: 3, startColumn: 21 },
                },
              },
            ],
            relatedLocations: [
              {
                id: 1,
                message: { text: 'first' },
                physicalLocation: { region: { startLine: 1, startColumn: 5 } },
              },
            ],
            properties: { devices: ['a', 'b', 'c', 'd'] },
          },
          { ruleId: 'number-text', ruleIndex: 1, level: 'warning' },
        ],
      },
    ],
  });
});

test.each(Object.keys(formats) as (keyof typeof formats)[])(
  '%s says nothing wrong of no mistakes',
  (name) => {
    const text = print(name, []);
    expect(text === '' || typeof JSON.parse(text) === 'object').toBe(true);
  },
);
