import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { openTemplates } from '../../../src/templates/open-templates.ts';
import { anyText, statement } from './hostile-templates.ts';

const scope = { device: { id: 'waf-ba-0001', fqdn: null, interfaces: [{ name: 'eth0' }], vars: {} }, n: 3 };

const runs = Number(process.env['HOSTILE_RUNS'] ?? 500);

test('no template whatever makes rendering throw, and each mistake is in the text', async () => {
  await fc.assert(fc.asyncProperty(anyText, expectMessages), { numRuns: runs });
});

test('nor does one that is written by the rules of the language', async () => {
  await fc.assert(fc.asyncProperty(statement, expectMessages), { numRuns: runs });
});

test('nothing of it is left in the program', async () => {
  const before = Object.getOwnPropertyNames(globalThis);
  await fc.assert(fc.asyncProperty(statement, expectMessages), { numRuns: 200 });
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

async function expectMessages(main: string): Promise<void> {
  const other = 'o {% macro word(w) %}{{ w }}{% endmacro %}{% block one %}{{ device.id }}{% endblock %}';
  const templates = await openTemplates(
    new Map([
      ['waf/main', main],
      ['base/other', other],
    ]),
  );
  const chain = ['waf', 'base'];
  const result = templates.render('main', { chain, scope, device: 'waf-ba-0001' });
  expect(templates.render('main', { chain, scope, device: 'waf-ba-0001' })).toEqual(result);
  expect(templates.closure('main', chain).files).toContain('waf/main');
  const inline = templates.renderString(main, {
    scope,
    origin: { file: 'devices/a.yaml', line: 7, column: 5 },
  });
  if (!inline.ok)
    for (const { position } of inline.diagnostics) expect(position.file).toMatch(/^devices|^templates/);
  if (!result.ok)
    expectPositions(result.diagnostics, { 'templates/waf/main': main, 'templates/base/other': other });
}

function expectPositions(diagnostics: readonly Diagnostic[], texts: Readonly<Record<string, string>>): void {
  expect(diagnostics.length).toBeGreaterThan(0);
  for (const { position, found, expected, devices } of diagnostics) {
    const line = texts[position.file]?.split('\n')[position.line - 1];
    expect(line, JSON.stringify(position)).toBeDefined();
    expect(position.column).toBeGreaterThan(0);
    expect(position.column).toBeLessThanOrEqual((line as string).length + 1);
    // What is quoted from the template may say anything.
    expect(`${found}; ${expected}`.replace(/"[^"]*"/g, '')).not.toMatch(/\bundefined\b|\[object|=>/);
    expect(devices).toEqual(['waf-ba-0001']);
  }
}
