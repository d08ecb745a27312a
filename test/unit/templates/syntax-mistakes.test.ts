import { describe, expect, test } from 'vitest';
import { foreignBraces } from '../../../src/diagnostics/catalogue/template-syntax.ts';
import { mistakesOf } from './render.ts';

const raw = `\n  fix: ${foreignBraces}`;

describe('what nunjucks cannot read', () => {
  test.each<[template: string, message: string]>([
    [
      'a\n {{ device.id',
      '2:2: error template-syntax: {{ is never closed; expected }} behind the expression' + raw,
    ],
    ['a\n {% if x', '2:2: error template-syntax: {% is never closed; expected %} behind the tag' + raw],
    [
      '\n{{ "a }}\n',
      '2:4: error template-syntax: a text in quotes begins here and never ends; expected the same quote at its end',
    ],
    [
      '\n {## a',
      '2:2: error template-syntax: {## begins a comment that is never closed; expected ##} behind it',
    ],
    [
      'a ##} b',
      '1:1: error template-syntax: a ##} in this text closes no comment; expected {## … ##}\n  fix: if ##} is meant as it stands, write {{ "##}" }}',
    ],
    [
      '\n  {% raw %}\n{{ a }}',
      '2:3: error template-syntax: {% raw %} is never closed; expected {% endraw %} behind it',
    ],
    [
      '{% if a %}\n{% for b in c %}',
      '2:1: error template-syntax: {% for %} is never closed; expected {% endfor %} behind it',
    ],
    [
      '{% if a %}\n{% if b %}\n{% endif %}',
      '1:1: error template-syntax: {% if %} is never closed; expected {% endif %} behind it',
    ],
    [
      '{% set a %}\n',
      '1:1: error template-syntax: {% set %} is never closed; expected {% endset %} behind it',
    ],
    [
      '{% macro m() %}',
      '1:1: error template-syntax: {% macro %} is never closed; expected {% endmacro %} behind it',
    ],
    [
      '{% if a %}\n{% endfor %}',
      '2:4: error template-syntax: {% endfor %} belongs to no open tag; expected {% endif %} for the {% if %} of line 1',
    ],
    [
      '{% else %}',
      '1:4: error template-syntax: {% else %} belongs to no open tag; expected a tag that it belongs to, before it',
    ],
    ['{% fro i in a %}', '1:4: error template-syntax: {% fro %} is no tag; did you mean "{% for %}"?' + raw],
    [
      '{{ a b }}',
      '1:6: error template-syntax: "b" does not fit here; expected an operator, a filter or the end of the expression, }}' +
        raw,
    ],
    [
      '{% if a b %}{% endif %}',
      '1:9: error template-syntax: "b" does not fit here; expected the end of the tag, %}' + raw,
    ],
    [
      "docker ps --format '{{.Names}}'",
      '1:23: error template-syntax: "." does not fit here; expected a name, a number or a text in quotes' +
        raw,
    ],
    [
      '{{ }}',
      '1:4: error template-syntax: "}}" does not fit here; expected a name, a number or a text in quotes' +
        raw,
    ],
    [
      '{{ a. }}',
      '1:7: error template-syntax: "}}" does not fit here; expected the name of a member behind the dot' +
        raw,
    ],
    [
      '{{ [1 2] }}',
      '1:4: error template-syntax: "[" does not fit here; expected a comma, or the closing bracket' + raw,
    ],
    [
      '{{ a[1, 2] }}',
      '1:1: error template-syntax: there is more than one index in square brackets; expected one index, like list[0]',
    ],
    [
      '{% for a of b %}{% endfor %}',
      '1:4: error template-syntax: "for" does not fit here; expected {% for name in list %}' + raw,
    ],
    [
      '{% set a b %}',
      '1:4: error template-syntax: "set" does not fit here; expected {% set name = value %}' + raw,
    ],
    [
      '{% call a %}{% endcall %}',
      '1:1: error template-syntax: {% call %} calls no macro; expected a call, like {% call name() %}',
    ],
    [
      '{{ (a, b) }}',
      '1:4: error template-syntax: there are 2 values in round brackets; expected one value; a list has square brackets, like [1, 2]',
    ],
    [
      '{{ 1 < 2 < 3 }}',
      '1:6: error template-syntax: three values are compared at once; expected two at a time, like 1 < n and n < 5',
    ],
    [
      '{% asyncEach i in a %}{% endeach %}',
      '1:4: error template-syntax: {% asyncEach %} is not offered here; expected tags that are rendered in order, such as {% for %} and {% if %}',
    ],
    [
      '{% ifAsync a %}{% endif %}',
      '1:4: error template-syntax: {% ifAsync %} is not offered here; expected tags that are rendered in order, such as {% for %} and {% if %}',
    ],
    [
      '{% block a %}{% endblock %}\n{% block a %}{% endblock %}',
      '2:10: error template-syntax: block "a" is defined a second time; expected one block of that name',
    ],
    [
      '{{ super() }}',
      '1:4: error template-syntax: super() stands outside of a block; expected super() in a {% block %}',
    ],
    [
      '{% macro m(a, a) %}{% endmacro %}',
      '1:15: error template-syntax: the macro has the argument "a" twice; expected another name for one of them',
    ],
    [
      '{{ { 1: 2 } }}',
      '1:6: error template-syntax: the key of a mapping is not a text; expected a name or a text in quotes',
    ],
    [
      '{{ größe }}',
      '1:4: error template-syntax: "größe" is not a name; expected letters, digits and _, not beginning with a digit' +
        raw,
    ],
  ])('%s', async (template, message) => {
    expect(await mistakesOf(template)).toEqual([`templates/waf/main:${message}`]);
  });
});
