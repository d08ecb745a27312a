import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Uses } from '../../src/cloud-init/jinja/expression.js';
import { jinjaFilters, jinjaTests } from '../../src/cloud-init/jinja/facts.js';
import { readJinja } from '../../src/cloud-init/jinja/read-jinja.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';

const script = readFileSync(new URL('python/jinja_parse.py', import.meta.url), 'utf8');

// What people write in jinja parts, and every kind of tag.
const written = [
  'hostname: {{ v1.local_hostname }}',
  "{{ ds['meta_data'].rack | default('none', true) }}",
  '{% if v1.region == "lab" and not ds.x is defined %}a{% elif x in [1, 2,] %}b{% else %}c{% endif %}',
  '{% for a, (b, c) in x.items() if a is not none recursive %}{{ loop.index0 }}{% else %}-{% endfor %}',
  '{% set x = namespace(found=false) %}{% set x.found = true %}{% set y %}text{% endset %}',
  '{% set z | upper %}text{% endset %}{% do list.append(1) %}',
  '{% macro greet(name, sign="!") %}{{ name ~ sign }}{% endmacro %}{{ greet("x", sign=".") }}',
  '{% call(user) greet(*list, **map) %}{{ user }}{% endcall %}',
  '{% raw %}{{ {% docker }}{% endraw %}{# a comment {{ #}',
  '{%- with a = 1, b = 2 -%}{{ a + b - 3 // 4 % 5 ** 6 }}{%- endwith -%}',
  '{% filter upper | trim %}text{% endfilter %}{% autoescape true %}{% endautoescape %}',
  '{{ x[1:2] }}{{ x[::2] }}{{ x[:] }}{{ {"a": {"b": 1}} }}{{ (1, 2) }}{{ () }}{{ [] }}{{ "a" "b" }}',
  '{{ x if y else z }}{{ x is divisibleby 3 }}{{ x is divisibleby(3) }}{{ -x.y[0]("a").b | int(10) + 1 }}',
  '{{ a and b or not c }}{{ 1.5e3 }}{{ 0x1f }}{{ not x in y }}{{ x not in y }}{{ a < b < c }}',
  'plain text { % } #} with single signs',
];
const pieces = [
  ...['{{', '}}', '{%', '%}', '{#', '#}', '-', '+', '|', 'is', 'not', 'in', '(', ')', '[', ']', '{', '}'],
  ...[
    '"',
    "'",
    ',',
    ':',
    '.',
    '=',
    '==',
    ' ',
    '\n',
    'if',
    'endif',
    'else',
    'for',
    'endfor',
    'x',
    '1',
    '$',
    '?',
  ],
];
const damaged = fc
  .tuple(
    fc.constantFrom(...written),
    fc.nat(),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('', ...pieces),
  )
  .map(([text, at, length, piece]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + piece + text.slice(start + length);
  });

const isKnown = ({ filters, tests }: Uses): boolean =>
  filters.every(({ text }) => jinjaFilters.has(text)) && tests.every(({ text }) => jinjaTests.has(text));

requires('cloud-init')('jinja', () => {
  test('a template is readable where jinja2 can read it, and nowhere else', () => {
    const texts = [...written, ...fc.sample(damaged, { numRuns: 3000, seed: 20261128 })];
    const answers = JSON.parse(runPython(script, { input: JSON.stringify(texts) })) as readonly boolean[];
    const different = texts.filter((text, index) => {
      const read = readJinja(text);
      // An unknown filter is found when it is compiled or when it is run, by the version of jinja2.
      if (read.ok && !isKnown(read.uses)) return false;
      return read.ok !== answers[index];
    });
    expect(different).toEqual([]);
  });
});
