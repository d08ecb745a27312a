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
  '\n  remedy: braces that belong to another program stand between {% raw %} and {% endraw %}: {% raw %}{{.Names}}{% endraw %}';

describe('what is not there', () => {
  test.each<[template: string, message: string]>([
    [
      'a\n  {{ device.hostnam }}',
      '2:13: error template-undefined: device has no "hostnam"; the nearest name is "hostname"\n  remedy: where it may be missing, write {% if device.hostnam is defined %} or {{ device.hostnam | default("…") }}',
    ],
    ['{{ devise.id }}', '1:4: error template-undefined: "devise" is not known; the nearest name is "device"'],
    [
      '{{ ds.meta_data.x }}',
      '1:4: error template-undefined: "ds" is not known; one of device, range, site, type' + raw,
    ],
    [
      '${{ github.sha }}',
      '1:5: error template-undefined: "github" is not known; one of device, range, site, type' + raw,
    ],
    [
      '{{ device.id.x }}',
      '1:14: error template-undefined: device.id is a text and has no "x"; length, or an index that is there',
    ],
    [
      '{{ device.interfaces[1].name }}',
      '1:22: error template-undefined: device.interfaces is a list and has no "1"; length, or an index that is there',
    ],
    [
      '{{ device.fqdn }}',
      '1:4: error template-unset: device.fqdn is not set; a value\n  remedy: set it, or write {% if device.fqdn %} or {{ device.fqdn | default("…") }}',
    ],
    [
      '{{ device.fqdn.length }}',
      '1:16: error template-unset: device.fqdn is not set; a value\n  remedy: set it, or write {% if device.fqdn %} or {{ device.fqdn | default("…") }}',
    ],
    [
      '{{ nope | default(also) }}',
      '1:11: error template-undefined: neither nope nor its default is known; a default that is known, like default("…")',
    ],
    [
      '{{ device.id | uper }}',
      '1:16: error template-filter: there is no filter "uper"; the nearest filter is "upper"',
    ],
    [
      '{{ device.id | urlize }}',
      '1:16: error template-filter: the filter "urlize" is left out; it is for HTML; a value is quoted by yaml, json or shell here',
    ],
    [
      '{{ device.id is strng }}',
      '1:17: error template-test: there is no test "strng"; the nearest test is "string"',
    ],
    ['{{ rang(3) }}', '1:4: error template-undefined: "rang" is not known; the nearest name is "range"'],
    [
      '{{ device.id() }}',
      '1:11: error template-call: device.id is a text and cannot be called; a macro or range(…)',
    ],
    [
      '{{ device.id.toUpperCase() }}',
      '1:14: error template-call: device.id is a text and has no function "toUpperCase"; a filter: values have no functions of their own\n  remedy: write {{ value | upper }}',
    ],
    [
      '\n{% include "mtd.txt" %}',
      '2:12: error template-missing: "mtd.txt" is not in templates/waf/, templates/base/; the nearest template is "motd.txt"',
    ],
    [
      '{% extends "gone" %}',
      '1:12: error template-missing: "gone" is not in templates/waf/, templates/base/; one of broken.txt, lib.txt, main, motd.txt',
    ],
    [
      '{% include "../base/motd.txt" %}',
      '1:12: error template-missing: "../base/motd.txt" is not in templates/waf/, templates/base/; one of broken.txt, lib.txt, main, motd.txt\n  remedy: a template is named by its path below the folder of its type, without ./ and ../',
    ],
    [
      '{% from "lib.txt" import wrd %}',
      '1:26: error template-undefined: "lib.txt" has no "wrd"; the nearest name is "word"\n  remedy: where it may be missing, write {% if "lib.txt".wrd is defined %} or {{ "lib.txt".wrd | default("…") }}',
    ],
    [
      '{% import "lib.txt" as l %}{{ l.word(1, 2, 3) }}',
      '1:33: error template-call: "word" is given 3 arguments; at most 2: text, mark',
    ],
    [
      '{% import "lib.txt" as l %}{{ l.word(1, marc=3) }}',
      '1:33: error template-call: "word" has no argument "marc"; the nearest is "mark"',
    ],
    [
      '{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}',
      '1:20: error template-undefined: the macro is called without "a"; a value for it, or {{ a | default("…") }} here',
    ],
    [
      '{% block a %}{{ super() }}{% endblock %}',
      '1:17: error template-call: block "a" has no other one above it; super() in a template that extends one with a block "a"',
    ],
    [
      '{{ "gone.txt" | readfile }}',
      '1:17: error template-filter: there is no template "gone.txt"; the name of a file of the type or of one that it extends',
    ],
  ])('%s', async (template, message) => {
    expect(await mistakesOf(template, { scope, files })).toEqual([`templates/waf/main:${message}`]);
  });
});
