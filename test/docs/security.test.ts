import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { projectRoot } from '../support/folders.js';

const read = (name: string): string => readFileSync(join(projectRoot, 'docs', name), 'utf8');

test.each(['security.md', 'reliability.md'])('every test that docs/%s names is there', (name) => {
  const paths = read(name).match(/\btest\/[\w./-]*\w/g) ?? [];
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});

test('the doors that docs/security.md names are options of serve', async () => {
  const { stdout } = await runCli(['serve', '--help'], { cwd: projectRoot });
  for (const [, option = ''] of read('security.md').matchAll(/\| `serve (--[a-z-]+)/g))
    expect(stdout).toContain(option);
});
