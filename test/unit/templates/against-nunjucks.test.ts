import nunjucks from 'nunjucks';
import { describe, expect, test } from 'vitest';
import { render } from './render.ts';

const scope = {
  device: {
    id: 'waf-ba-0001',
    interfaces: [
      { name: 'eth0', mac: '52:54:00:12:34:56', addresses: ['111.0.0.11/24', '2001:db8::11/64'] },
      { name: 'eth1', mac: '52:54:00:12:34:57', addresses: [] },
    ],
    vars: {
      ports: [80, 443],
      role: 'edge',
      deep: { a: { b: 'c' } },
      on: true,
      off: false,
      zero: 0,
      text: '',
    },
  },
  type: { name: 'waf' },
  site: { namespace: 'nsfocus' },
};

const files: Readonly<Record<string, string>> = {
  'plain.txt': 'plain {{ device.id }} {{ extra | default("-") }}',
  'parent.txt':
    '<{% block head %}parent head{% endblock %}|{% block body %}parent {{ device.id }}{% endblock %}>',
  'middle.txt': '{% extends "parent.txt" %}{% block head %}middle({{ super() }}){% endblock %}',
  'macros.txt':
    '{% set shared = "s" %}{% macro word(text, mark="!") %}{{ text }}{{ mark }}{% endmacro %}' +
    '{% macro wrap() %}[{{ caller() }}]{% endmacro %}{% macro each() %}{% for i in [1, 2] %}{{ caller(i) }}{% endfor %}{% endmacro %}',
  'counts.txt': '{{ loop.index }}',
};

/** What has no undefined names and no list in a condition is rendered as nunjucks itself renders it. */
const same: readonly string[] = [
  'no tag at all, ${shell} { } # % }} %} #}',
  '{{ device.id }} {{ device["id"] }} {{ device.vars.deep.a.b }} {{ device.vars.ports[1] }}',
  '{{ 1 + 2 * 3 }} {{ (1 + 2) * 3 }} {{ 7 // 2 }} {{ 7 % 4 }} {{ 2 ** 3 }} {{ 2 * 3 % 4 }} {{ 10 / 4 }}',
  '{{ 10 - 2 - 3 }} {{ 10 - 2 + 3 }} {{ -2 + 5 }} {{ +3 }} {{ 10 - -2 }} {{ -2 ** 2 }} {{ 2 - 3 * 4 + 1 }}',
  '{{ "a" ~ 1 ~ "b" }} {{ "a" + "b" }} {{ device.id ~ "." ~ site.namespace }}',
  '{{ 1 == 1 }} {{ 1 == "1" }} {{ 1 === "1" }} {{ 1 != 2 }} {{ 1 !== 1 }} {{ 2 > 1 }} {{ 2 <= 1 }} {{ "a" < "b" }}',
  '{{ 1 < 2 and 2 < 3 }} {{ 1 + 1 == 2 }} {{ not true }} {{ not false and true }} {{ true or false and false }}',
  '{{ "x" if 1 < 2 else "y" }} {{ "x" if false }} {{ "x" if false else "y" }}',
  '{{ 80 in device.vars.ports }} {{ "b" in "abc" }} {{ "role" in device.vars }} {{ 1 not in [2] }}',
  '{% if device.vars.on %}on{% elif device.vars.off %}off{% else %}none{% endif %}',
  '{% if device.vars.off %}on{% elif device.vars.zero %}x{% else %}none{% endif %}',
  '{% for i in device.interfaces %}{{ loop.index }}/{{ loop.length }} {{ i.name }}{% if not loop.last %}, {% endif %}{% endfor %}',
  '{% for i in [] %}x{% else %}empty{% endfor %}{% for i in [1] %}{{ loop.first }}{{ loop.revindex }}{{ loop.index0 }}{% endfor %}',
  '{% for k, v in device.vars.deep.a %}{{ k }}={{ v }}{% endfor %}{% for a, b in [[1, 2], [3, 4]] %}{{ a }}{{ b }};{% endfor %}',
  '{% for a, b, c in [[1, 2, 3]] %}{{ a }}{{ b }}{{ c }}{% endfor %}{% for i in [1,2] %}{% for j in [3,4] %}{{ i }}{{ j }}{{ loop.index }} {% endfor %}{{ loop.index }}{% endfor %}',
  '{% set x = 1 %}{{ x }}{% set x = x + 1 %}{{ x }}{% set a, b = 5 %}{{ a }}{{ b }}{% set t %}<{{ x }}>{% endset %}{{ t }}',
  '{% set x = 1 %}{% for i in [1, 2] %}{% set x = i * 10 %}{{ x }} {% endfor %}{{ x }}',
  '{% if true %}{% set y = 3 %}{% endif %}{{ y }}',
  '{% macro m(a, b="d") %}({{ a }},{{ b }}){% endmacro %}{{ m(1) }}{{ m(1, 2) }}{{ m(1, b=3) }}{{ m(a=4) }}{{ m(b=5, a=6) }}',
  '{% macro outer() %}{{ device.id }}{% macro inner() %}i{% endmacro %}{{ inner() }}{% endmacro %}{{ outer() }}',
  '{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{{ twice(twice("ab")) | upper }} {{ "ABAB" == twice("AB") }}',
  '{% include "plain.txt" %} {% set extra = "set" %}{% include "plain.txt" %}',
  '{% for i in [1, 2] %}{% include "counts.txt" %}{% endfor %}{% include "nowhere.txt" ignore missing %}.',
  '{% extends "parent.txt" %}{% block head %}child{% endblock %}dropped',
  '{% extends "parent.txt" %}{% block body %}{{ super() }}+child{% endblock %}',
  '{% extends "middle.txt" %}{% block head %}child({{ super() }}){% endblock %}',
  '{% block one %}1{% block two %}2{% endblock %}{% endblock %}',
  '{% for i in [1, 2] %}{% block inside scoped %}{% endblock %}{% endfor %}'.replace(' scoped', ''),
  '{% import "macros.txt" as m %}{{ m.word("a") }}{{ m.word("b", mark="?") }}{{ m.shared }}',
  '{% from "macros.txt" import word, shared as s %}{{ word("a") }}{{ s }}',
  '{% from "macros.txt" import word as w with context %}{{ w("a") }}',
  '{% import "macros.txt" as m %}{% call m.wrap() %}body {{ device.id }}{% endcall %}{% call(i) m.each() %}<{{ i }}>{% endcall %}',
  '{% switch device.vars.role %}{% case "core" %}C{% case "edge" %}E{% default %}D{% endswitch %}',
  '{% switch 3 %}{% case 1 %}{% case 2 %}12{% default %}D{% endswitch %}{% switch 1 %}{% case 1 %}{% case 2 %}12{% endswitch %}',
  '{% filter upper %}a {{ device.id }}{% endfilter %}',
  '{% raw %}{{ x }} {% if %}{% endraw %} {% verbatim %}{{ y }}{% endverbatim %}',
  'a  {{- " b " -}}  c {%- if true -%}  d  {%- endif -%}  e',
  '{{ [1, "a", [2]] | dump }} {{ { a: 1, "b": [2] } | dump }} {{ {} | dump }} {{ (5) }}',
  '{{ "a\\n\\t\\"\\\\" }} {{ \'it\' }} {{ 1.5 }} {{ true }} {{ "x" if none else "y" }}',
  '{{ device.vars.text or "fallback" }} {{ device.id and "yes" }} {{ 0 or 5 }} {{ "" or 0 }}',
  '{{ device.id is string }} {{ 5 is odd }} {{ 6 is divisibleby(3) }} {{ nope is defined }} {{ nope is undefined }} {{ 5 is not even }} {{ 1 is eq(1) }} {{ none is none }}',
  '{{ nope | default("d") }} {{ "" | default("d", true) }} {{ device.id | default("d") }} {{ 0 | d(1) }}',
  '{{ range(3) | join(",") }} {{ range(2, 8, 3) | join(",") }} {{ range(3, 0, -1) | join(",") }}',
  '{{ "a-b" | replace("-", "+") | upper | capitalize | title | trim | length }} {{ [3, 1, 2] | sort | first }} {{ "abc" | last }}',
  '{{ "a1b22" | replace(r/[0-9]+/g, "#") }} {{ "x" | center(7) }}| {{ "one two" | wordcount }} {{ -3 | abs }} {{ 2.55 | round(1) }}',
];

describe('what nunjucks renders', () => {
  const environment = new nunjucks.Environment(
    {
      getSource: (name: string) => ({ src: files[name] as string, path: name, noCache: true }),
    },
    { autoescape: false, tags: { commentStart: '{##', commentEnd: '##}' } },
  );
  test.each(same)('is rendered alike: %s', async (template) => {
    const stock = template.includes('nowhere') ? withoutMissing(template) : template;
    expect(await render(template, { scope, files })).toEqual({
      ok: true,
      text: environment.renderString(stock, scope),
    });
  });
});

const withoutMissing = (template: string): string =>
  template.replace('{% include "nowhere.txt" ignore missing %}', '');

describe('what nunjucks gets wrong', () => {
  test.each<[template: string, ours: string]>([
    ['{{ not 1 == 2 }}', 'true'],
    ['{{ - -1 }}', '1'],
    ['{% for key in { a: 1, b: 2 } %}{{ key }}{% endfor %}', 'ab'],
    ['{% if [] %}full{% else %}empty{% endif %}{% if {} %}full{% else %}empty{% endif %}', 'emptyempty'],
    ['{{ [] or "empty" }}', 'empty'],
    ['{%- raw -%}  {{ x }}  {%- endraw -%}  y', '{{ x }}y'],
    ['{% for a, b in [[1, 2]] %}{% include "pair.txt" %}{% endfor %}', '1-2'],
    ['{% import "scope.txt" as m %}{{ m.id() }}', 'waf-ba-0001'],
  ])('is right here: %s', async (template, ours) => {
    const more = {
      'pair.txt': '{{ a }}-{{ b }}',
      'scope.txt': '{% macro id() %}{{ device.id }}{% endmacro %}',
    };
    expect(await render(template, { scope, files: more })).toEqual({ ok: true, text: ours });
  });
});
