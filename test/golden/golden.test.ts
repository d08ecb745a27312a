import { createHash } from 'node:crypto';
import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { listEveryLayout } from '../support/every-layout.js';
import { contentsBelow, filesBelow, scratchCopy } from '../support/folders.js';

// One folder a case: devices/ and templates/, and in expected/ the document roots that a build of them
// publishes, with the digests of the images. SEEDPRESS_UPDATE=1 writes expected/ anew.
const here = dirname(fileURLToPath(import.meta.url));
const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

test.each(cases)('%s: a build publishes what is expected, and a second one writes nothing', async (name) => {
  const root = scratchCopy(join(here, name));
  if (name === 'every-layout') listEveryLayout(root);
  const expected = join(here, name, 'expected');
  const first = await runCli(['build', '--root', root], { cwd: root });
  expect(first.stderr).not.toContain('error');
  expect(first.code).toBe(0);
  const current = join(root, 'out', 'current');
  if (process.env.SEEDPRESS_UPDATE === '1') updateExpected(current, expected);
  expect(contentsBelow(join(current, 'www'))).toEqual(contentsBelow(join(expected, 'www')));
  expect(imageDigests(current)).toBe(readFileSync(join(expected, 'images.txt'), 'utf8'));

  const before = entriesBelow(join(root, 'out'));
  const second = await runCli(['build', '--root', root], { cwd: root });
  expect(second.stderr).toContain('nothing changed');
  expect(entriesBelow(join(root, 'out'))).toEqual(before);
});

function updateExpected(current: string, expected: string): void {
  rmSync(expected, { recursive: true, force: true });
  mkdirSync(expected);
  cpSync(join(current, 'www'), join(expected, 'www'), { recursive: true, dereference: true });
  writeFileSync(join(expected, 'images.txt'), imageDigests(current));
}

function imageDigests(current: string): string {
  const images = join(current, 'images');
  const line = (path: string): string => {
    const digest = createHash('sha256')
      .update(readFileSync(join(images, path)))
      .digest('hex');
    return `${digest}  ${path}\n`;
  };
  return filesBelow(images).map(line).join('');
}

/** Every name below a folder with its inode and its times: what a write of any kind would change. */
function entriesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => {
      const { ino, mtimeMs, ctimeMs, size } = lstatSync(join(folder, path));
      return `${path} ${ino} ${mtimeMs} ${ctimeMs} ${size}`;
    });
}
