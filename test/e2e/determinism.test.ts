import { appendFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { runProgram } from '../support/program.js';
import { requires } from '../support/requires.js';
import { treeDigest } from '../support/tree-digest.js';

const machines = [
  { folder: 'a', env: { TZ: 'UTC', LANG: 'C' }, umask: '022' },
  {
    folder: 'another place/with spaces',
    env: { TZ: 'Asia/Shanghai', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    umask: '077',
  },
  { folder: 'c', env: { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', SOURCE_DATE_EPOCH: '1' }, umask: '000' },
];

function digestsOf(siteLine: string): readonly string[] {
  const scratch = scratchFolder();
  return machines.map(({ folder, env, umask }) => {
    const root = join(scratch, folder);
    mkdirSync(root, { recursive: true });
    for (const name of ['devices', 'templates'])
      cpSync(join(projectRoot, name), join(root, name), { recursive: true });
    appendFileSync(join(root, 'devices', 'site.yaml'), siteLine);
    const built = runProgram(['build', '--root', root], { cwd: scratch, env, umask });
    expect(built.code, built.stderr).toBe(0);
    return treeDigest(join(root, 'out'));
  });
}

test('builds in other folders, time zones, locales and umasks give one digest of the whole tree', () => {
  expect(new Set(digestsOf('')).size).toBe(1);
}, 120_000);

requires('genisoimage')('with genisoimage', () => {
  test('the same holds for its images', () => {
    expect(new Set(digestsOf('image_writer: genisoimage\n')).size).toBe(1);
  }, 120_000);
});
