import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hypervisors } from '../../src/attach/hypervisors/index.js';
import { commands } from '../../src/cli/commands/index.js';
import { runCli } from '../support/cli.js';
import { projectRoot } from '../support/folders.js';
import { follow, userFolder } from './document.js';

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');

test('every command that README.md shows prints what it shows, in the order of the page', () => {
  expect(follow(readme, { cwd: userFolder() }).length).toBeGreaterThan(15);
}, 300_000);

test('README.md names every command, and as many hypervisors as there are', () => {
  const [, table = ''] = readme.split('\n## Commands\n\n');
  const cells = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| (`[^|]*)/gm)].map(([, cell = '']) => cell);
  const named = cells.flatMap((cell) => [...cell.matchAll(/`([a-z]+)`/g)].map(([, name = '']) => name));
  expect(named.sort()).toEqual(Object.keys(commands).sort());
  expect(readme).toContain(`VMware and\n[${Object.keys(hypervisors).length - 4} more](docs/attach.md)`);
});

const pages = [
  'README.md',
  ...readdirSync(join(projectRoot, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];

test.each(pages)('the options that %s shows are options of their commands', async (page) => {
  const text = readFileSync(join(projectRoot, page), 'utf8').replace(/\\\n/g, ' ');
  for (const [, name = '', rest = ''] of text.matchAll(/\bseedpress ([a-z]+)([^\n`|#>;)]*)/g)) {
    if (!Object.hasOwn(commands, name)) continue;
    const { stdout } = await runCli([name, '--help'], { cwd: projectRoot });
    // What follows -- is for another program.
    for (const [option] of (rest.split(' -- ')[0] ?? '').matchAll(/--[a-z][a-z-]*/g))
      expect(`${stdout} --as-aws`, `seedpress ${name} ${option}`).toContain(option);
  }
});

test('every file that README.md links to is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(25);
  expect(links.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});
