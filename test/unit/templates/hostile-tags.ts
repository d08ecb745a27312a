/** Tags that are right, that are half, that belong to others, and that try to get out. */
export const hostileTags: readonly string[] = `
{{ device.id }}
{{ device.nope }}
{{ device.fqdn | upper }}
{{ nope }}
{{
}}
{{-
-}}
{%
%}
{%-
{##
##}
{#
{{.Names}}
{{ .Values.x }}
\${{ github.sha }}
\${#name}
{% if device.fqdn %}
{% elif n %}
{% else %}
{% endif %}
{% for i in device.interfaces %}
{% for a, b in device %}
{% for a, b, c in [[1]] %}
{% for i in range(1000000000) %}
{% endfor %}
{% block one %}
{% block constructor %}
{% endblock %}
{{ super() }}
{% raw %}
{%- endraw -%}
{% verbatim %}
{% endverbatim %}
{% macro m(a, b=1) %}
{% macro m(m) %}
{% endmacro %}
{{ m(1, 2, 3) }}
{{ m() }}
{% call m() %}
{% call n %}
{% endcall %}
{% filter upper %}
{% filter nope %}
{% endfilter %}
{% set x = 1 %}
{% set x %}
{% set a.b = 1 %}
{% set x, y = n %}
{% endset %}
{{ x }}
{% include "main" %}
{% include "other" %}
{% include device %}
{% include "../../etc/passwd" %}
{% include "gone" ignore missing %}
{% extends "main" %}
{% extends "other" %}
{% import "other" as o %}
{% import "main" as o %}
{{ o.word }}
{% from "other" import word as w, gone %}
{% switch n %}
{% case 3 %}
{% default %}
{% endswitch %}
{% asyncEach i in n %}
{% endeach %}
{% ifAsync n %}
{% asyncAll i in [1] %}
{% endall %}
{% do x %}
{% %}
{{ }}
{{ () }}
{{ (1, 2) }}
{{ [1, 2 }}
{{ { a: 1, "__proto__": 2 } | json }}
{{ a";process.exit(1);" }}
{{ x\`1\` }}
{{ "unclosed }}
{{ 'it\\'s' }}
{{ r/[/ }}
{{ r/a+/g }}
{{ 1 < 2 < 3 }}
{{ - - n }}
{{ n ** n ** n }}
{{ n / 0 }}
{{ not n is defined }}
{{ n is nope }}
{{ n is device.id }}
{{ n | pad(99999999999) }}
{{ n | host("x") }}
{{ n | nope }}
{{ n | random }}
{{ "other" | readfile }}
{{ range.constructor("return process")() }}
{{ device.__proto__.x }}
{{ device.interfaces.push(1) }}
{{ n() }}
{{ caller() }}
{{ loop.index }}
{{ "a" if n else }}
{{ n if }}
{{ n[ }}
{{ n[] }}
{{ n[1, 2] }}
{{ device["id"]["length"] }}
{{ a = 1 }}
{{ n, n }}
{{ n n }}
{{ none }}
{{ n ~ none }}
{{ nope | default(gone) }}
{{ nope.x.y | default(1) }}
`
  .trim()
  .split('\n');
