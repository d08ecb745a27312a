import { describe, expect, test } from 'vitest';
import { mistakesOf } from './render.ts';

const scope = {
  device: {
    id: 'waf-ba-0001',
    hostname: 'waf-ba-0001',
    fqdn: null,
    interfaces: [{ name: 'eth0' }],
    vars: { ports: [80], proxy: 'http://proxy' },
  },
  type: { name: 'waf' },
  site: { namespace: 'nsfocus' },
};
const files = {
  'motd.txt': 'Hello',
  'broken.txt': 'a\n  {{ b c }}',
  'lib.txt': '{% macro word(text, mark="!") %}{% endmacro %}',
};

describe('what is of the wrong kind', () => {
  test.each<[template: string, message: string]>([
    [
      '{{ device.interfaces }}',
      '1:4: error template-value: device.interfaces is a list; expected a string or a number to print\n  fix: write {{ device.interfaces | yaml }} or {{ device.interfaces | json }}, or {{ device.interfaces | join(", ") }}',
    ],
    [
      '{{ range }}',
      '1:4: error template-value: range is a macro or a function; expected a string or a number to print',
    ],
    [
      '{{ 1 / 0 }}',
      '1:4: error template-value: this value is not a finite number; expected a string or a number to print',
    ],
    ['{{ device.id * 2 }}', '1:4: error template-value: device.id is a string; expected a number'],
    [
      '{{ "12" * 2 }}',
      '1:4: error template-value: "12" is a string; expected a number\n  fix: write | int after it, because it is a string that looks like a number',
    ],
    [
      '{{ device.id + 2 }}',
      '1:4: error template-value: a string and a number are added; expected two numbers or two strings\n  fix: write a ~ b to join strings, or a | int + b to add numbers',
    ],
    [
      '{{ device.id < 2 }}',
      '1:4: error template-value: a string and a number are compared; expected two numbers or two strings\n  fix: write | int after the string',
    ],
    [
      '{{ "x" ~ device.vars }}',
      '1:10: error template-value: device.vars is a mapping; expected a string or a number to print\n  fix: write {{ device.vars | yaml }} or {{ device.vars | json }}',
    ],
    [
      '{% for i in 3 %}{% endfor %}',
      '1:13: error template-value: 3 is a number; expected a list to loop over\n  fix: write range(n) to count from 0 to n - 1',
    ],
    [
      '{% for i in device.id %}{% endfor %}',
      '1:13: error template-value: device.id is a string; expected a list to loop over',
    ],
    [
      '{% for a, b in [1] %}{% endfor %}',
      '1:16: error template-value: an entry of the list does not have 2 values; expected a list of lists of 2 values, one for each name of the loop',
    ],
    [
      '{{ 1 in 2 }}',
      '1:9: error template-value: 2 is a number; expected a list, a string or a mapping after "in"',
    ],
    ['{{ device[[1]] }}', '1:11: error template-value: the index is a list; expected a name or a number'],
    [
      '{{ range("a") }}',
      '1:4: error template-call: range got something that is not a whole number; expected whole numbers, as in range(4) or range(1, 5)',
    ],
    [
      '{{ "x" is even }}',
      '1:11: error template-test: the test "even" does not work on this value; expected a value of the right type, like a number for "even"',
    ],
    ['{% include 5 %}', '1:12: error template-value: 5 is a number; expected the name of a template'],
    [
      '{{ device.id | pad(4) }}',
      '1:16: error template-filter: "waf-ba-0001" is not made of digits; expected a whole number that is not negative, as in {{ 7 | pad(4) }}',
    ],
    [
      '{{ 7 | pad("x") }}',
      '1:8: error template-filter: the width of the filter pad is a string; expected a whole number from 0 to 1000, as in waf-ba-{{ 7 | pad(4) }}',
    ],
    [
      '{{ 7 | pad }}',
      '1:8: error template-filter: the filter pad needs its argument width; expected a whole number from 0 to 1000, as in waf-ba-{{ 7 | pad(4) }}',
    ],
    [
      '{{ 7 | pad(1, 2) }}',
      '1:8: error template-filter: the filter pad got 2 arguments; expected at most 1, as in waf-ba-{{ 7 | pad(4) }}',
    ],
    [
      '{{ 7 | pad(wide=2) }}',
      '1:8: error template-filter: the filter pad has no argument "wide"; expected one of width',
    ],
    [
      '{{ [7] | pad(2) }}',
      '1:10: error template-filter: the filter pad got a list; expected a string, as in waf-ba-{{ 7 | pad(4) }}',
    ],
  ])('%s', async (template, message) => {
    expect(await mistakesOf(template, { scope, files })).toEqual([`templates/waf/main:${message}`]);
  });
});

describe('what does not end', () => {
  const recursion =
    'templates or macros include each other without end; expected an include, a call or an extends that comes to an end';
  test.each<[template: string, place: string]>([
    ['a\n{% include "main" %}', '2:12'],
    ['{% extends "main" %}', '1:12'],
    ['{% import "main" as m %}', '1:11'],
    ['{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}', '1:19'],
    ['{% include "main" if true else "main" %}', '1:12'],
  ])('%s', async (template, place) => {
    expect(await mistakesOf(template, { scope })).toEqual([
      `templates/waf/main:${place}: error template-recursion: ${recursion}`,
    ]);
  });

  test('a text that doubles until JavaScript refuses', async () => {
    const template = '{% set a = "xxxxxxxx" %}{% for i in range(40) %}{% set a = a ~ a %}{% endfor %}';
    expect(await mistakesOf(template)).toEqual([
      expect.stringMatching(/^templates\/waf\/main:1:\d+: error template-/),
    ]);
  });

  test('brackets inside of one another, a million deep', async () => {
    for (const template of [
      '('.repeat(1e6),
      '['.repeat(1e6),
      'not '.repeat(1e6),
      '-'.repeat(1e6),
      `a${' ~ a'.repeat(1e5)}`,
    ]) {
      expect(await mistakesOf(`{{ ${template} }}`)).toEqual([
        expect.stringMatching(/^templates\/waf\/main:1:\d+: error template-/),
      ]);
    }
  });
});

describe('several mistakes', () => {
  test('are all named, one message each', async () => {
    const template =
      '{{ a }}\n{% include "broken.txt" %}\n{% include "gone" %}\n{% for i in [1, 2] %}{{ i.x }}{% endfor %}{% filter upper %}{{ b }}{% endfilter %}';
    expect(await mistakesOf(template, { files })).toEqual([
      expect.stringMatching(/^templates\/waf\/main:1:4: .*unknown name "a"/),
      expect.stringMatching(/^templates\/waf\/broken.txt:2:8: error template-syntax/),
      expect.stringMatching(/^templates\/waf\/main:3:12: error template-missing/),
      expect.stringMatching(/^templates\/waf\/main:4:27: .*i is a number/),
      expect.stringMatching(/^templates\/waf\/main:4:64: .*unknown name "b"/),
    ]);
  });

  test('in the text of a template are found before it is rendered', async () => {
    expect(await mistakesOf('{{ a | nope }}{{ b is nope }}{{ super() }}')).toEqual([
      expect.stringContaining('1:8: error template-filter'),
      expect.stringContaining('1:23: error template-test'),
      expect.stringContaining('1:33: error template-syntax'),
    ]);
  });
});
