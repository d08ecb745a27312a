import { describe, expect, test } from 'vitest';
import { foreignBraces } from '../../../src/diagnostics/catalogue/template-syntax.ts';
import { mistakesOf } from './render.ts';

const raw = `\n  fix: ${foreignBraces}`;

describe('what nunjucks cannot read', () => {
  test.each<[template: string, message: string]>([
    [
      'a\n {{ device.id',
      '2:2: error template-syntax: {{ is never closed; expected }} after the expression' + raw,
    ],
    [
      'a\n {% if x',
      '2:2: error template-syntax: {% is never closed; expected %} at the end of the tag' + raw,
    ],
    [
      '\n{{ "a }}\n',
      '2:4: error template-syntax: this quote is never closed; expected the same quote at the end of the string',
    ],
    [
      '\n {## a',
      '2:2: error template-syntax: {## begins a comment that is never closed; expected ##} at the end of the comment',
    ],
    [
      'a ##} b',
      '1:1: error template-syntax: a ##} in this text closes no comment; expected {## … ##}\n  fix: if you want the characters ##} themselves, write {{ "##}" }}',
    ],
    [
      '\n  {% raw %}\n{{ a }}',
      '2:3: error template-syntax: {% raw %} is never closed; expected {% endraw %} at the end of the block',
    ],
    [
      '{% if a %}\n{% for b in c %}',
      '2:1: error template-syntax: {% for %} is never closed; expected {% endfor %} at the end of the block',
    ],
    [
      '{% if a %}\n{% if b %}\n{% endif %}',
      '1:1: error template-syntax: {% if %} is never closed; expected {% endif %} at the end of the block',
    ],
    [
      '{% set a %}\n',
      '1:1: error template-syntax: {% set %} is never closed; expected {% endset %} at the end of the block',
    ],
    [
      '{% macro m() %}',
      '1:1: error template-syntax: {% macro %} is never closed; expected {% endmacro %} at the end of the block',
    ],
    [
      '{% if a %}\n{% endfor %}',
      '2:4: error template-syntax: {% endfor %} belongs to no open tag; expected {% endif %}, which closes the {% if %} of line 1',
    ],
    [
      '{% else %}',
      '1:4: error template-syntax: {% else %} belongs to no open tag; expected an open tag above it',
    ],
    [
      '{% fro i in a %}',
      '1:4: error template-syntax: {% fro %} is not a tag; did you mean "{% for %}"?' + raw,
    ],
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
      '1:23: error template-syntax: "." does not fit here; expected a name, a number or a string in quotes' +
        raw.replace(
          'fix: ',
          'fix: names here have no dot before them, like {{ device.hostname }} or {{ device.vars.tag }}; ',
        ),
    ],
    [
      '{{ }}',
      '1:4: error template-syntax: "}}" does not fit here; expected a name, a number or a string in quotes' +
        raw,
    ],
    [
      '{{ a. }}',
      '1:7: error template-syntax: "}}" does not fit here; expected the name of a member after the dot' + raw,
    ],
    [
      '{{ [1 2] }}',
      '1:4: error template-syntax: "[" does not fit here; expected a comma, or the closing bracket' + raw,
    ],
    [
      '{{ a[1, 2] }}',
      '1:1: error template-syntax: these square brackets contain more than one index; expected one index, like list[0]',
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
      '1:4: error template-syntax: these parentheses contain 2 values; expected one value, or square brackets for a list, like [1, 2]',
    ],
    [
      '{{ 1 < 2 < 3 }}',
      '1:6: error template-syntax: three values are compared at once; expected two at a time, like 1 < n and n < 5',
    ],
    [
      '{% asyncEach i in a %}{% endeach %}',
      '1:4: error template-syntax: {% asyncEach %} is not available here; expected a tag that renders in order, such as {% for %} or {% if %}',
    ],
    [
      '{% ifAsync a %}{% endif %}',
      '1:4: error template-syntax: {% ifAsync %} is not available here; expected a tag that renders in order, such as {% for %} or {% if %}',
    ],
    [
      '{% block a %}{% endblock %}\n{% block a %}{% endblock %}',
      '2:10: error template-syntax: block "a" is defined a second time; expected one block of that name',
    ],
    [
      '{{ super() }}',
      '1:4: error template-syntax: super() is outside a block; expected super() inside a {% block %}',
    ],
    [
      '{% macro m(a, a) %}{% endmacro %}',
      '1:15: error template-syntax: the macro has the argument "a" twice; expected another name for one of them',
    ],
    [
      '{{ { 1: 2 } }}',
      '1:6: error template-syntax: the key of a mapping is not a string; expected a name or a string in quotes',
    ],
    [
      '{{ größe }}',
      '1:4: error template-syntax: "größe" is not a name; expected letters, digits and _, with no digit at the start' +
        raw,
    ],
  ])('%s', async (template, message) => {
    expect(await mistakesOf(template)).toEqual([`templates/waf/main:${message}`]);
  });
});
