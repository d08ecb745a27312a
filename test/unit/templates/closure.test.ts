import { describe, expect, test } from 'vitest';
import { openTemplates } from '../../../src/templates/open-templates.ts';
import { chain } from './render.ts';

const texts = {
  'waf/plain': 'no tags',
  'waf/all':
    '{% extends "layout" %}{% include "plain" %}{% import "macros" as m %}{% from "more" import x %}{{ "data.bin" | readfile }}',
  'waf/nested':
    '{% block a %}{% if false %}{% for i in [1] %}{% include "plain" %}{% endfor %}{% endif %}{% endblock %}',
  'waf/inside':
    '{% macro m() %}{% include "plain" %}{% endmacro %}{% set x %}{% include "all" %}{% endset %}',
  'waf/either': '{% include "plain" if device.id else "below/deep" %}',
  'waf/ring': '{% include "ring2" %}',
  'waf/ring2': '{% include "ring" %}',
  'waf/computed': '{% include device.id %}{% include "plain" %}',
  'waf/joined': '{% include "pl" ~ "ain" %}',
  'waf/readany': '{{ device.id | readfile }}',
  'waf/reached': '{% include "computed" %}',
  'waf/broken': '{% include "plain" %}{{',
  'waf/gone': '{% include "gone1" %}{% include "gone2" ignore missing %}',
  'waf/raw': '{% raw %}{% include "plain" %}{% endraw %}{## {% include "plain" %} ##}',
  'waf/shadow': 'waf',
  'waf/reads': '{{ "broken" | readfile }}',
  'base/layout': '{% include "shadow" %}',
  'base/shadow': 'base',
  'base/macros': '{% from "more" import x %}',
  'base/more': '{% macro x() %}{% endmacro %}',
  'base/data.bin': '{% include "not-rendered" %}',
  'base/below/deep': 'deep',
  'ips/other': '',
} as const;

const open = () => openTemplates(new Map(Object.entries(texts)));

describe('the closure of a template', () => {
  test.each<[name: string, complete: boolean, files: readonly string[]]>([
    ['plain', true, ['waf/plain']],
    [
      'all',
      true,
      ['base/data.bin', 'base/layout', 'base/macros', 'base/more', 'waf/all', 'waf/plain', 'waf/shadow'],
    ],
    ['nested', true, ['waf/nested', 'waf/plain']],
    [
      'inside',
      true,
      [
        'base/data.bin',
        'base/layout',
        'base/macros',
        'base/more',
        'waf/all',
        'waf/inside',
        'waf/plain',
        'waf/shadow',
      ],
    ],
    ['either', true, ['base/below/deep', 'waf/either', 'waf/plain']],
    ['ring', true, ['waf/ring', 'waf/ring2']],
    ['computed', false, ['waf/computed', 'waf/plain']],
    ['joined', false, ['waf/joined']],
    ['readany', false, ['waf/readany']],
    ['reached', false, ['waf/computed', 'waf/plain', 'waf/reached']],
    ['broken', false, ['waf/broken']],
    ['gone', true, ['waf/gone']],
    ['raw', true, ['waf/raw']],
    ['reads', true, ['waf/broken', 'waf/reads']],
    ['layout', true, ['base/layout', 'waf/shadow']],
    ['nowhere', true, []],
  ])('%s', async (name, complete, files) => {
    expect((await open()).closure(name, chain)).toEqual({ files, complete });
  });

  test('follows the chain of the type', async () => {
    expect((await open()).closure('layout', ['base'])).toEqual({
      files: ['base/layout', 'base/shadow'],
      complete: true,
    });
  });
});

describe('templates', () => {
  test('are found in the type, then in what it extends', async () => {
    const templates = await open();
    expect(templates.read('shadow', { chain })).toBe('waf');
    expect(templates.read('shadow', { chain: ['base'] })).toBe('base');
    expect(templates.read('more', { chain })).toBe(texts['base/more']);
    expect(templates.read('other', { chain })).toBeUndefined();
    expect(templates.has('below/deep', chain)).toBe(true);
    expect(templates.has('deep', chain)).toBe(false);
    expect(templates.names(['base'])).toEqual([
      'below/deep',
      'data.bin',
      'layout',
      'macros',
      'more',
      'shadow',
    ]);
    expect(templates.names([])).toEqual([]);
  });

  test('include by the chain of the device that is rendered', async () => {
    const templates = await open();
    const scope = {};
    expect(templates.render('layout', { chain, scope })).toEqual({ ok: true, text: 'waf' });
    expect(templates.render('layout', { chain: ['base'], scope })).toEqual({ ok: true, text: 'base' });
    expect(templates.render('layout', { chain, scope })).toEqual({ ok: true, text: 'waf' });
  });

  test('that are missing are named where their name was written', async () => {
    const templates = await open();
    const origin = { file: 'templates/waf/type.yaml', line: 4, column: 7 };
    const result = templates.render('plan', { chain, scope: {}, device: 'waf-ba-0001', origin });
    expect(result).toEqual({
      ok: false,
      diagnostics: [
        {
          code: 'template-missing',
          severity: 'error',
          position: origin,
          found: '"plan" is not in templates/waf/, templates/base/',
          expected: 'one of all, below/deep, broken, computed, data.bin, either, gone, inside and 13 more',
          nearest: 'plain',
          devices: ['waf-ba-0001'],
        },
      ],
    });
  });
});
