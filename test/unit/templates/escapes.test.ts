import { describe, expect, test } from 'vitest';
import { openTemplates } from '../../../src/templates/open-templates.ts';
import { chain } from './render.ts';

const secret = 'root:$6$secret';

/** What stands beside the templates of a device, and must not be reached by them. */
const texts = new Map([
  ['waf/inside.txt', 'inside'],
  ['base/below/inside.txt', 'below'],
  ['ips/other.txt', secret],
  ['waf-private/key.txt', secret],
  ['wafx', secret],
]);

const scope = { device: { id: 'waf-ba-0001', list: [1], text: 'text', up: '../ips/other.txt' } };

describe('a template does not get out', () => {
  test.each<[template: string, found: RegExp]>([
    ['{{ range.constructor("return process.env")() }}', /no function "constructor"/],
    ['{{ range["constructor"] }}', /no "constructor"/],
    ['{{ range.name }}', /no "name"/],
    ['{{ device.constructor.constructor("return 1")() }}', /no "constructor"/],
    ['{{ device["con" ~ "structor"] }}', /no "constructor"/],
    ['{{ device.__proto__ }}', /no "__proto__"/],
    ['{{ device.__proto__.polluted | default("x") }}{{ device.toString() }}', /no function "toString"/],
    ['{{ device.list.constructor }}', /no "constructor"/],
    ['{{ device.list.push(2) }}', /no function "push"/],
    ['{{ device.text.constructor }}', /no "constructor"/],
    ['{{ "x".sub.apply }}', /no "sub"/],
    ['{{ device.text.replace("t", "x") }}', /no function "replace"/],
    ['{{ (1).constructor }}', /no "constructor"/],
    ['{{ r/a/.constructor }}', /no "constructor"/],
    ['{% macro m() %}{% endmacro %}{{ m.constructor("return 1")() }}', /no function "constructor"/],
    ['{% macro m() %}{{ caller.constructor }}{% endmacro %}{% call m() %}{% endcall %}', /no "constructor"/],
    ['{{ cycler("a").next() }}', /unknown name "cycler"/],
    ['{{ joiner().constructor }}', /unknown name "joiner"/],
    ['{{ self.constructor }}', /unknown name "self"/],
    ['{{ env.getTemplate("x") }}{{ context.ctx }}', /unknown name "env"/],
    ['{{ this }}{{ process }}{{ globalThis }}', /unknown name "this"/],
    ['{{ hasOwnProperty }}{{ constructor }}', /unknown name "hasOwnProperty"/],
    ['{{ a"+process.exit(1)+"b }}', /this quote is never closed/],
    ['{{ x";throw`1`;" }}', /is not a name/],
    ['{% block a"(){}+ %}{% endblock %}', /does not fit|is not a name/],
    ['{% set x"y = 1 %}', /is not a name/],
    ['{% set __proto__ = 1 %}', /reserved/],
    ['{% set constructor = 1 %}', /reserved/],
    ['{% for toString in [1] %}{% endfor %}', /reserved/],
    ['{% macro valueOf() %}{% endmacro %}', /reserved/],
    ['{% set device.id = 1 %}', /needs a name/],
    ['{{ { "__proto__": 1 } | json }}', /reserved/],
    ['{{ { __keywords: 1 } | json }}', /reserved/],
    ['{{ device.list | groupby("__proto__") }}', /no string "__proto__"/],
    ['{{ [device] | join(",", "constructor") }}', /is not a string/],
    ['{{ [device] | sort(attribute="constructor.name") | json }}', /not all strings/],
    ['{% include "../ips/other.txt" %}', /is not in/],
    ['{% include "ips/other.txt" %}', /is not in/],
    ['{% include "../waf-private/key.txt" %}', /is not in/],
    ['{% include "-private/key.txt" %}', /is not in/],
    ['{% include "x" %}', /is not in/],
    ['{% include "./inside.txt" %}', /is not in/],
    ['{% include "below/../inside.txt" %}', /is not in/],
    ['{% include "/etc/passwd" %}', /is not in/],
    ['{% include "file:///etc/passwd" %}', /is not in/],
    ['{% include "..\\\\ips\\\\other.txt" %}', /is not in/],
    ['{% include device.up %}', /is not in/],
    ['{% include device %}', /is a mapping/],
    ['{% include range %}', /is a macro or a function/],
    ['{% include ["inside.txt"] %}', /is a list/],
    ['{% import "../ips/other.txt" as x %}', /is not in/],
    ['{% from "/etc/passwd" import x %}', /is not in/],
    ['{% extends "../ips/other.txt" %}', /is not in/],
    ['{{ "../ips/other.txt" | readfile }}', /no template/],
    ['{{ "/etc/passwd" | readfile }}', /no template/],
    ['{{ "hello" | random }}', /not available here/],
    ['{{ super() }}', /is outside a block/],
    ['{{ range(1000000000) | length }}', /1000000000 numbers/],
    [
      '{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}',
      /more than 1000000 times/,
    ],
    ['{{ "x" | center(99999999999) }}', /width of the filter center is 99999999999|is a number/],
  ])('%s', async (template, found) => {
    const templates = await openTemplates(new Map([...texts, ['waf/main', template]]));
    const result = templates.render('main', { chain, scope, device: 'waf-ba-0001' });
    expect(result.ok ? [result.text] : result.diagnostics.map((diagnostic) => diagnostic.found)).toEqual(
      expect.arrayContaining([expect.stringMatching(found)]),
    );
    expect(JSON.stringify(result)).not.toContain(secret);
  });
});

describe('a template reads its own folders', () => {
  test.each([
    ['{% include "inside.txt" %}', 'inside'],
    ['{% include "below/inside.txt" %}', 'below'],
    ['{{ "below/inside.txt" | readfile }}', 'below'],
  ])('%s', async (template, text) => {
    const templates = await openTemplates(new Map([...texts, ['waf/main', template]]));
    expect(templates.render('main', { chain, scope })).toEqual({ ok: true, text });
  });
});
