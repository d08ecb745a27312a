import { describe, expect, test } from 'vitest';
import { render } from './render.ts';

describe('a line of nothing but tags and comments leaves no trace', () => {
  test.each<[template: string, text: string]>([
    ['a\n{% if true %}\nb\n{% endif %}\nc\n', 'a\nb\nc\n'],
    ['a\n  {% if true %}\n  b\n  {% endif %}\nc\n', 'a\n  b\nc\n'],
    ['a\n\t{% if true %}  \n  b\n{% endif %}\t\nc\n', 'a\n  b\nc\n'],
    ['{## first line ##}\n#cloud-config\n', '#cloud-config\n'],
    ['a\n  {## one\n  two ##}\nb\n', 'a\nb\n'],
    ['a\n{% set x = [\n  1,\n  2\n] %}\nb\n', 'a\nb\n'],
    ['{% set x = "%}" %}\nb {{ x }}\n', 'b %}\n'],
    ['{% if true %}{% set x = 1 %} {## both ##} {% endif %}\nb\n', 'b\n'],
    ['users:\n{% for n in ["a", "b"] %}\n  - {{ n }}\n{% endfor %}\nend\n', 'users:\n  - a\n  - b\nend\n'],
    ['a\n{% if true %}\nlast\n{% endif %}', 'a\nlast\n'],
    ['a\r\n{% if true %}\r\nb\r\n{% endif %}\r\nc\r\n', 'a\r\nb\r\nc\r\n'],
    ['a\n  {% raw %}\n  {{ b }}\n  {% endraw %}\nc\n', 'a\n  {{ b }}\nc\n'],
    ['{% macro m() %}\nx\n{% endmacro %}\n{{ m() }}y\n', 'x\ny\n'],
    ['{% filter indent(2, true) %}\na\nb\n{% endfilter %}\nc\n', '  a\n  b\nc\n'],
  ])('%j', async (template, text) => {
    expect(await render(template)).toEqual({ ok: true, text });
  });
});

describe('every other line keeps its spaces and its newline', () => {
  test.each<[template: string, text: string]>([
    ['name: {% if true %}a{% endif %}\nnext\n', 'name: a\nnext\n'],
    ['  {% if true %}a{% endif %}\nnext\n', '  a\nnext\n'],
    ['  {{ "a" }}\nnext\n', '  a\nnext\n'],
    ['a {% set x = 1 %}\nb\n', 'a \nb\n'],
    ['{% set x = 1 %} a\nb\n', ' a\nb\n'],
    ['a {## note ##}\nb\n', 'a \nb\n'],
    ['x\n  {% raw %}{{ a }}{% endraw %}\ny\n', 'x\n  {{ a }}\ny\n'],
    ['echo "${#list} {#kept}"\n', 'echo "${#list} {#kept}"\n'],
    ['a\n\n\nb\n\n', 'a\n\n\nb\n\n'],
    ['a', 'a'],
    ['', ''],
  ])('%j', async (template, text) => {
    expect(await render(template)).toEqual({ ok: true, text });
  });
});

describe('an include on a line of its own', () => {
  test.each<[template: string, text: string]>([
    ['a\n{% include "two" %}\nb\n', 'a\n1\n2\nb\n'],
    ['a\n  {% include "one" %}\nb\n', 'a\n  1\nb\n'],
    ['{% include "one" %} {% include "one" %}\n', '1\n 1\n\n'],
  ])('keeps its indentation and gives its newline up: %j', async (template, text) => {
    expect(await render(template, { files: { one: '1\n', two: '1\n2\n' } })).toEqual({ ok: true, text });
  });
});

describe('a dash takes all white space on its side', () => {
  test.each<[template: string, text: string]>([
    ['a\n\n  {%- if true -%}\n\n b \n{%- endif %} c', 'ab c'],
    ['a \n {{- "b" -}} \n c', 'abc'],
    ['a \n {##- note -##} \n c', 'ac'],
  ])('%j', async (template, text) => {
    expect(await render(template)).toEqual({ ok: true, text });
  });
});
