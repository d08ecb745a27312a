import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { images, layouts } from '../../src/layouts/index.js';
import { projectRoot } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { examplesIn } from './examples.js';
import { expectExamples } from './playground.js';

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
const sections = readme.split(/^(?=## )/m);
const needsNginx = (section: string): boolean => section.includes('serve.sh');

test('every command that README.md shows prints what it shows', async () => {
  const examples = sections.filter((section) => !needsNginx(section)).flatMap(examplesIn);
  expect(examples.length).toBeGreaterThan(5);
  await expectExamples(examples);
}, 120_000);

requires(
  'nginx',
  'curl',
  'ip',
)('README.md, where it starts nginx', () => {
  test('every command prints what it shows', async () => {
    const examples = sections.filter(needsNginx).flatMap(examplesIn);
    expect(examples.length).toBeGreaterThan(5);
    await expectExamples(examples);
  }, 120_000);
});

test('README.md names every layout and image that there is', () => {
  for (const name of [...Object.keys(layouts), ...Object.keys(images)])
    expect(readme).toContain(`\`${name}\``);
});
