import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { openTemplates, type RenderStringOptions } from '../../../src/templates/open-templates.ts';

const origin = { file: 'devices/waf.yaml', line: 3, column: 8 };

async function renderString(text: string, options: Partial<RenderStringOptions> = {}) {
  const templates = await openTemplates(
    new Map([
      ['waf/motd', 'Hello {{ n }} {{ nope }}'],
      ['waf/key', 'KEY'],
    ]),
  );
  return templates.renderString(text, { scope: { n: 7, device: { id: 'a' } }, origin, ...options });
}

describe('a text of the inventory', () => {
  test.each<[text: string, rendered: string]>([
    ['plain', 'plain'],
    ['${x} {#y#} } }} %}', '${x} {#y#} } }} %}'],
    ['waf-ba-{{ n | pad(4) }}', 'waf-ba-0007'],
    ["{{ '111.0.0.0/24' | host(10 + n) }}", '111.0.0.17'],
    ['{% if n > 5 %}big{% else %}small{% endif %}', 'big'],
    ['a{## note ##}b', 'ab'],
  ])('%s', async (text, rendered) => {
    expect(await renderString(text)).toEqual({ ok: true, text: rendered });
  });

  test.each<[text: string, options: Partial<RenderStringOptions>, place: string]>([
    ['{{ x }}', {}, 'devices/waf.yaml:3:11'],
    ['waf-{{ n | pd(4) }}', {}, 'devices/waf.yaml:3:19'],
    ['waf-{{ n', {}, 'devices/waf.yaml:3:12'],
    ['waf-{{ n', { isVerbatim: false }, 'devices/waf.yaml:3:8'],
    ['a\n{{ x }}', {}, 'devices/waf.yaml:3:8'],
    ['a\n{{ x }}', { isVerbatim: true }, 'devices/waf.yaml:4:11'],
    ['a\n  {{ x }}', { isVerbatim: true }, 'devices/waf.yaml:4:13'],
    ['{% include "motd" %}', { chain: ['waf'] }, 'templates/waf/motd:1:18'],
    ['{% include "motd" %}', {}, 'devices/waf.yaml:3:19'],
  ])('names the place of a mistake in its file: %j %o', async (text, options, place) => {
    const result = await renderString(text, options);
    expect(result.ok ? [] : result.diagnostics.map(placeOf)).toEqual([place]);
  });

  test('is compiled once, and still names its own place each time', async () => {
    const templates = await openTemplates(new Map());
    for (const line of [1, 2]) {
      const result = templates.renderString('{{ x }}', {
        scope: {},
        origin: { ...origin, line },
        device: `waf-${line}`,
      });
      expect(result.ok ? [] : result.diagnostics).toMatchObject([
        { position: { line }, devices: [`waf-${line}`] },
      ]);
    }
  });

  test('reads templates of the chain that it is given', async () => {
    expect(await renderString('{{ "key" | readfile }}', { chain: ['waf'] })).toEqual({
      ok: true,
      text: 'KEY',
    });
    expect((await renderString('{{ "key" | readfile }}')).ok).toBe(false);
  });

  test('is no template, whatever it looks like', async () => {
    const templates = await openTemplates(
      new Map([
        ['text a/b', 'file'],
        ['a/{{ 1 }}', 'other'],
      ]),
    );
    expect(templates.renderString('{{ 1 }}', { scope: {}, origin })).toEqual({ ok: true, text: '1' });
    expect(templates.render('{{ 1 }}', { chain: ['a'], scope: {} })).toEqual({ ok: true, text: 'other' });
  });
});

const placeOf = ({ position: { file, line, column } }: Diagnostic): string => `${file}:${line}:${column}`;
