import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { images, layouts } from '../../src/layouts/index.js';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchCopy } from '../support/folders.js';
import { seedpressServe } from '../support/http.js';
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

requires('curl')('README.md, where it starts serve', () => {
  test('curl prints the list', async () => {
    const [, options = '', path = ''] =
      /^npx seedpress serve (--as .*)\ncurl http:\/\/127\.0\.0\.1:8807(\S+)/m.exec(readme) ?? [];
    const cwd = scratchCopy(projectRoot);
    expect((await runCli(['build', '--root', cwd, '--quiet'], { cwd })).code).toBe(0);
    const url = await seedpressServe(join(cwd, 'out'), options.split(' '));
    expect(spawnSync('curl', ['-s', `${url}${path}`], { encoding: 'utf8' }).stdout).toBe('1.0\nlatest\n');
  });
});

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
