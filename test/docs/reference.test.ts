import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { base, resolve } from '../unit/inventory/support.js';
import { fieldsOf, fieldText, namesIn, referenceText, sectionNames, sectionOf } from './reference/page.js';
import { schemas, sections } from './reference/sections.js';
import { objectsIn } from './reference/shapes.js';

const file = join(projectRoot, 'docs', 'reference.md');

// SEEDPRESS_UPDATE=1 writes the page anew: read the difference before you commit it.
test('docs/reference.md has every field, and the layouts that carry it', async () => {
  const document = readFileSync(file, 'utf8');
  const root = scratchFolder();
  expect((await runCli(['init', '--secret'], { cwd: root })).code).toBe(0);
  const text = await referenceText({ root });
  const updated = document.replace(
    /(<!-- fields -->\n)[\s\S]*(<!-- end -->)/,
    (_, start: string, end: string) => [start, text, end].join('\n'),
  );
  if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(file, updated);
  expect(readFileSync(file, 'utf8')).toBe(updated);
});

test('every mapping of the schemas has its fields on the page', () => {
  const page = readFileSync(file, 'utf8');
  const documented = new Set(sections.flatMap((section) => fieldsOf(section).map(({ name }) => name)));
  const shapes = Object.values(schemas).flatMap(objectsIn);
  expect(shapes.length).toBeGreaterThan(40);
  const missing = shapes.flatMap((shape) =>
    Object.keys(shape).filter(
      (key) => ![...documented].some((name) => name === key || name.endsWith(`.${key}`)),
    ),
  );
  expect(missing).toEqual([]);
  for (const { shape, title } of sections) {
    const [, part = ''] = page.split(`\n## ${title}\n`);
    const rows = [...(part.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
    expect(rows, title).toEqual(expect.arrayContaining(Object.keys(shape)));
  }
});

test('an interface of every kind has its fields in the sections of interfaces', () => {
  const ofInterfaces = sections.filter(({ place }) => place[1] === 'interfaces' && place.length === 3);
  const known = new Set(ofInterfaces.flatMap(({ shape }) => Object.keys(shape)));
  const kinds = objectsIn(schemas.device).filter((shape) => 'kind' in shape);
  expect(kinds.length).toBeGreaterThan(4);
  for (const shape of kinds) expect(Object.keys(shape).filter((key) => !known.has(key))).toEqual([]);
});

test('the defaults of site.yaml are those of a site that says nothing', () => {
  const { view } = resolve(base).site;
  const written = Object.keys(schemas.site.shape).flatMap((name) => {
    const [, code] = /^`([^`]+)`$/.exec(fieldText('site', name).default) ?? [];
    return code === undefined || view[name] === undefined ? [] : [[name, parse(code)]];
  });
  expect(written.length).toBeGreaterThan(6);
  expect(view).toMatchObject(Object.fromEntries(written));
});

test('fields.yaml has no field that is none', () => {
  expect(sectionNames()).toEqual(sections.map(({ name }) => name));
  for (const section of sections)
    expect([...namesIn(section.name)].sort()).toEqual(
      fieldsOf(section)
        .map(({ name }) => name)
        .sort(),
    );
  expect(sectionOf(['from', 'to'])?.name).toBe('repeat');
});
