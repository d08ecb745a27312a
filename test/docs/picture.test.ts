import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { terminalSvg } from './picture.js';

const file = join(projectRoot, 'docs', 'images', 'terminal.svg');
const colours = { hasColours: true, isTerminal: true, isOutputTerminal: true };

// SEEDPRESS_UPDATE=1 makes the picture anew: look at it before you commit it.
test('the picture of README.md is what the commands print', async () => {
  const cwd = scratchFolder();
  const shown = async (...argv: readonly string[]): Promise<string> => {
    const { stdout, stderr } = await runCli(argv, { cwd, ...colours });
    // It depends on the machine whether cloud-init is installed.
    const said = stderr.replace(/^seedpress: no schema of cloud-init found.*\n/m, '');
    return `$ seedpress ${argv.join(' ')}\n${stdout}${said}`.replace(/\n+$/, '\n');
  };
  await runCli(['init'], { cwd });
  edit(cwd, 'devices/site.yaml', (text) => text.replace('[namespace, nocloud]', '[nocloud]'));
  await runCli(['build'], { cwd });
  edit(cwd, 'devices/web.yaml', (text) => text.replace('gateway4', 'gatway4'));
  const checked = await shown('check');
  edit(cwd, 'devices/web.yaml', (text) => text.replace('gatway4', 'gateway4'));
  edit(cwd, 'templates/web/web.config', (text) => text.replace('[nginx]', '[nginx, curl]'));
  const planned = await shown('plan', '--only', 'web-*');
  const picture = terminalSvg(`${checked}\n${planned}`, { title: 'seedpress check and seedpress plan' });
  if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(file, picture);
  expect(readFileSync(file, 'utf8')).toBe(picture);
});

test('each picture of docs/images is on a page, and in the package with it', () => {
  const docs = join(projectRoot, 'docs');
  const pages = readdirSync(docs).filter((name) => name.endsWith('.md'));
  const texts = [join(projectRoot, 'README.md'), ...pages.map((name) => join(docs, name))].map((path) =>
    readFileSync(path, 'utf8'),
  );
  const shown = texts.flatMap((text) => [...text.matchAll(/\]\((?:docs\/)?images\/([^)]+)\)/g)]);
  const names = new Set(shown.map(([, name]) => name));
  expect([...names].sort()).toEqual(readdirSync(join(docs, 'images')).sort());
  const { files } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    files: readonly string[];
  };
  const leftOut = files.flatMap((entry) => (entry.startsWith('!') ? [entry.slice(1)] : []));
  expect(leftOut.filter((path) => path.includes('images'))).toEqual([]);
  expect(leftOut.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});

function edit(root: string, path: string, change: (text: string) => string): void {
  writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));
}
