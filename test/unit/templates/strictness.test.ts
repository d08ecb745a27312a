import { describe, expect, test } from 'vitest';
import { mistakesOf, render } from './render.ts';

const scope = {
  device: {
    id: 'waf-ba-0001',
    fqdn: null,
    list: [1],
    empty: [],
    vars: { a: { b: 1 }, zero: 0, blank: '', nothing: {} },
  },
};

/** Each with `MISSING` in one place of the language. */
const constructs: readonly string[] = [
  '{{ MISSING }}',
  '{{ MISSING.deeper }}',
  '{{ MISSING["deeper"] }}',
  '{{ device.list[MISSING] }}',
  '{{ MISSING ~ "x" }}',
  '{{ "x" ~ MISSING }}',
  '{{ MISSING + 1 }}',
  '{{ 1 - MISSING }}',
  '{{ 2 * MISSING // 3 }}',
  '{{ -MISSING }}',
  '{{ not MISSING }}',
  '{{ MISSING and 1 }}',
  '{{ 1 and MISSING }}',
  '{{ 0 or MISSING }}',
  '{{ MISSING == 1 }}',
  '{{ 1 < MISSING }}',
  '{{ 1 in MISSING }}',
  '{{ MISSING in [1] }}',
  '{{ 1 if MISSING else 2 }}',
  '{{ MISSING if true else 2 }}',
  '{{ 1 if false else MISSING }}',
  '{{ [1, MISSING] | json }}',
  '{{ { a: MISSING } | json }}',
  '{{ (MISSING) }}',
  '{{ MISSING | upper }}',
  '{{ "a" | replace("a", MISSING) }}',
  '{{ "a" | indent(width=MISSING) }}',
  '{{ MISSING | upper | default("x") }}',
  '{{ device.list[MISSING] | default("x") }}',
  '{{ MISSING is odd }}',
  '{{ 4 is divisibleby(MISSING) }}',
  '{{ range(MISSING) | json }}',
  '{{ MISSING() }}',
  '{{ MISSING.method() }}',
  '{% if MISSING %}{% endif %}',
  '{% if false %}{% elif MISSING %}{% endif %}',
  '{% for i in MISSING %}{% endfor %}',
  '{% for i in [] %}{% else %}{{ MISSING }}{% endfor %}',
  '{% for i in [1] %}{{ MISSING }}{% endfor %}',
  '{% set x = MISSING %}',
  '{% set x %}{{ MISSING }}{% endset %}',
  '{% switch MISSING %}{% case 1 %}{% endswitch %}',
  '{% switch 1 %}{% case MISSING %}x{% endswitch %}',
  '{% filter replace("a", MISSING) %}a{% endfilter %}',
  '{% filter upper %}{{ MISSING }}{% endfilter %}',
  '{% include MISSING %}',
  '{% extends MISSING %}',
  '{% import MISSING as x %}',
  '{% from MISSING import x %}',
  '{% block a %}{{ MISSING }}{% endblock %}',
  '{% macro m() %}{{ MISSING }}{% endmacro %}{{ m() }}',
  '{% macro m(a=MISSING) %}{{ a }}{% endmacro %}{{ m() }}',
  '{% macro m(a) %}{{ a }}{% endmacro %}{{ m(MISSING) }}',
  '{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ MISSING }}{% endcall %}',
  '{% macro m(a) %}{{ caller() }}{% endmacro %}{% call m(MISSING) %}{% endcall %}',
];

describe('a missing name', () => {
  test.each(constructs)('is a mistake in %s', async (construct) => {
    const template = construct.replace('MISSING', 'missing');
    const column = template.indexOf('missing') + 1;
    expect(await mistakesOf(template, { scope })).toEqual([
      expect.stringContaining(
        `main:1:${column}: error template-undefined: unknown name "missing"; expected `,
      ),
    ]);
  });
});

describe('a missing member', () => {
  // A call of a missing member is told in other words: it is mostly a method of Python or JavaScript.
  test.each(constructs.filter((construct) => !construct.includes('MISSING()')))(
    'is a mistake in %s',
    async (construct) => {
      const template = construct.replace('MISSING', 'device.missing');
      const column = template.indexOf('missing') + 1;
      expect(await mistakesOf(template, { scope })).toEqual([
        expect.stringContaining(
          `main:1:${column}: error template-undefined: device has no "missing"; expected `,
        ),
      ]);
    },
  );
});

describe('a field that is known and not set', () => {
  test.each([
    '{{ device.fqdn }}',
    '{{ device.fqdn ~ "x" }}',
    '{{ device.fqdn + 1 }}',
    '{{ device.fqdn * 2 }}',
    '{{ device.fqdn < 2 }}',
    '{{ device.fqdn.x }}',
    '{{ device.fqdn.x() }}',
    '{{ device.fqdn | upper }}',
    '{{ 1 in device.fqdn }}',
    '{% for i in device.fqdn %}{% endfor %}',
    '{% include device.fqdn %}',
  ])('has no text, number or list to give: %s', async (template) => {
    expect(await mistakesOf(template, { scope })).toEqual([
      expect.stringContaining('error template-unset: device.fqdn is not set; expected a value'),
    ]);
  });

  test.each<[template: string, text: string]>([
    ['{% if device.fqdn %}yes{% else %}no{% endif %}', 'no'],
    ['{% if not device.fqdn %}yes{% endif %}', 'yes'],
    [
      '{{ device.fqdn is defined }} {{ device.fqdn is undefined }} {{ device.fqdn is none }}',
      'false true true',
    ],
    ['{{ device.fqdn | default("x") }} {{ device.fqdn.deeper | default("y") }}', 'x y'],
    ['{{ device.fqdn or device.id }}', 'waf-ba-0001'],
    ['{{ device.fqdn == none }} {{ device.fqdn == "a" }} {{ device.fqdn in ["a"] }}', 'true false false'],
    ['{{ device.fqdn | json }} {{ device.fqdn | yaml }}', 'null null'],
    ['{{ device.fqdn if device.fqdn else "none" }}', 'none'],
    ['{% set x = device.fqdn %}{{ x | default("kept") }}', 'kept'],
    ['{% macro m(a) %}{{ a | default("kept") }}{% endmacro %}{{ m(device.fqdn) }}', 'kept'],
  ])('can be asked for: %s', async (template, text) => {
    expect(await render(template, { scope })).toEqual({ ok: true, text });
  });
});

describe('what may be missing', () => {
  test.each<[template: string, text: string]>([
    ['{{ nope | default("x") }}', 'x'],
    ['{{ nope.a.b["c"] | default("x") }}', 'x'],
    ['{{ device.vars.nope | default(device.id) }}', 'waf-ba-0001'],
    ['{{ nope | default(nor_this) | default("x") }}', 'x'],
    ['{{ device.id | default(nor_this) }}', 'waf-ba-0001'],
    ['{{ (nope) | default("x") }}', 'x'],
    ['{{ (nope if true else 1) | default("x") }}', 'x'],
    ['{{ device.vars.a.b | default("x") }}', '1'],
    ['{{ device.list[5] | default("x") }}', 'x'],
    [
      '{{ device.vars.zero | default(5) }} {{ device.vars.zero | default(5, true) }} {{ device.vars.blank | default("b", empty=true) }}',
      '0 5 b',
    ],
    ['{{ device.empty | default("e", true) }} {{ device.vars.nothing | default("n", true) }}', 'e n'],
    ['{% if nope is defined %}x{% else %}y{% endif %}', 'y'],
    ['{% if nope is not defined and device.id is defined %}x{% endif %}', 'x'],
    ['{% if device.vars.a is defined and device.vars.a.b == 1 %}x{% endif %}', 'x'],
    ['{% if device.vars.q is defined and device.vars.q.b == 1 %}x{% else %}y{% endif %}', 'y'],
    ['{{ device.vars.q.r is undefined }}', 'true'],
    ['{% macro m(a) %}{{ a is defined }}{{ a | default("x") }}{% endmacro %}{{ m() }}', 'falsex'],
    ['{% include "nope" ignore missing %}x', 'x'],
  ])('%s', async (template, text) => {
    expect(await render(template, { scope })).toEqual({ ok: true, text });
  });
});

describe('names', () => {
  test.each<[template: string, text: string]>([
    ['{% if true %}{% include "other" %}{% set y = 1 %}{% endif %}{{ y }}{% set y = 2 %}{{ y }}', 'o12'],
    ['{% set t %}{% set inner = 3 %}{% endset %}{{ inner }}', '3'],
    ['{% for i in [] %}{% else %}{% include "other" %}{% endfor %}', 'o'],
    ['{% switch 1 %}{% case 1 %}{% include "other" %}{% default %}d{% endswitch %}', 'o'],
    ['{% macro m(device) %}{{ device | default("not given") }}{% endmacro %}{{ m() }}', 'not given'],
    ['{% set device = 5 %}{{ device }}', '5'],
    [
      '{% filter upper %}{% include "other" %}{% endfilter %}{% set x %}{% include "other" %}{% endset %}{{ x }}',
      'Oo',
    ],
  ])('live as long as one expects: %s', async (template, text) => {
    expect(await render(template, { scope, files: { other: 'o' } })).toEqual({ ok: true, text });
  });

  test('of one rendering are not known in the next', async () => {
    expect(await render('{% set leaked = 1 %}{{ leaked }}')).toEqual({ ok: true, text: '1' });
    expect(await mistakesOf('{{ leaked }}')).toEqual([expect.stringContaining('unknown name "leaked"')]);
  });
});
