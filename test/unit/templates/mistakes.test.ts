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

const raw =
  '\n  fix: put braces of another program between {% raw %} and {% endraw %}: {% raw %}{{.Names}}{% endraw %}';

describe('what is not there', () => {
  test.each<[template: string, message: string]>([
    [
      'a\n  {{ device.hostnam }}',
      '2:13: error template-undefined: device has no "hostnam"; did you mean "hostname"?',
    ],
    ['{{ devise.id }}', '1:4: error template-undefined: unknown name "devise"; did you mean "device"?'],
    [
      '{{ ds.meta_data.x }}',
      '1:4: error template-undefined: unknown name "ds"; expected one of device, range, site, type' + raw,
    ],
    [
      '${{ github.sha }}',
      '1:5: error template-undefined: unknown name "github"; expected one of device, range, site, type' + raw,
    ],
    [
      '{{ device.id.x }}',
      '1:14: error template-undefined: device.id is a string and has no "x"; expected length, or an index',
    ],
    [
      '{{ device.interfaces[1].name }}',
      '1:22: error template-undefined: device.interfaces is a list and has no "1"; expected length, or an index',
    ],
    [
      '{{ device.fqdn }}',
      '1:4: error template-unset: device.fqdn is not set; expected a value\n  fix: set it, or write {% if device.fqdn %} or {{ device.fqdn | default("…") }}',
    ],
    [
      '{{ device.fqdn.length }}',
      '1:16: error template-unset: device.fqdn is not set; expected a value\n  fix: set it, or write {% if device.fqdn %} or {{ device.fqdn | default("…") }}',
    ],
    [
      '{{ nope | default(also) }}',
      '1:11: error template-undefined: nope is unknown, and so is its default; expected a known default, like default("…")',
    ],
    [
      '{{ device.id | uper }}',
      '1:16: error template-filter: there is no filter "uper"; did you mean "upper"?',
    ],
    [
      '{{ device.id | urlize }}',
      '1:16: error template-filter: the filter "urlize" is not available here; expected yaml, json or shell to quote a value, because this filter is for HTML',
    ],
    [
      '{{ device.id is strng }}',
      '1:17: error template-test: there is no test "strng"; did you mean "string"?',
    ],
    ['{{ rang(3) }}', '1:4: error template-undefined: unknown name "rang"; did you mean "range"?'],
    [
      '{{ device.id() }}',
      '1:11: error template-call: device.id is a string and cannot be called; expected a macro or range(…)',
    ],
    [
      '{{ device.id.toUpperCase() }}',
      '1:14: error template-call: device.id is a string and has no function "toUpperCase"; expected a filter, because values have no functions of their own\n  fix: write {{ value | upper }}',
    ],
    [
      '\n{% include "mtd.txt" %}',
      '2:12: error template-missing: "mtd.txt" is not in templates/waf/, templates/base/; did you mean "motd.txt"?',
    ],
    [
      '{% extends "gone" %}',
      '1:12: error template-missing: "gone" is not in templates/waf/, templates/base/; expected one of broken.txt, lib.txt, main, motd.txt',
    ],
    [
      '{% include "../base/motd.txt" %}',
      '1:12: error template-missing: "../base/motd.txt" is not in templates/waf/, templates/base/; expected one of broken.txt, lib.txt, main, motd.txt\n  fix: name a template by its path below the folder of its type, without ./ and ../',
    ],
    [
      '{% from "lib.txt" import wrd %}',
      '1:26: error template-undefined: "lib.txt" has no "wrd"; did you mean "word"?',
    ],
    [
      '{% import "lib.txt" as l %}{{ l.word(1, 2, 3) }}',
      '1:33: error template-call: "word" is called with 3 arguments; expected at most 2: text, mark',
    ],
    [
      '{% import "lib.txt" as l %}{{ l.word(1, marc=3) }}',
      '1:33: error template-call: "word" has no argument "marc"; did you mean "mark"?',
    ],
    [
      '{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}',
      '1:20: error template-undefined: the macro is called without "a"; expected a value for it, or {{ a | default("…") }} here',
    ],
    [
      '{% block a %}{{ super() }}{% endblock %}',
      '1:17: error template-call: super() has nothing to call, because no extended template has a block "a"; expected super() in a template that extends one with a block "a"',
    ],
    [
      '{{ "gone.txt" | readfile }}',
      '1:17: error template-filter: there is no template "gone.txt"; expected the name of a file of the type or of one that it extends',
    ],
  ])('%s', async (template, message) => {
    expect(await mistakesOf(template, { scope, files })).toEqual([`templates/waf/main:${message}`]);
  });
});
