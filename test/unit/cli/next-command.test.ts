import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { nextCommand } from '../../../src/cli/report/next-command.js';

test.each([
  [{ root: '/a' }, 'seedpress serve'],
  [{ root: '/a', out: '/a/out' }, 'seedpress serve'],
  [{ root: '/a/fleet', out: '/a/fleet/out' }, 'seedpress serve --root fleet'],
  [{ root: '/b', out: '/srv/seeds' }, 'seedpress serve --root /b --out /srv/seeds'],
  [{ root: '/a', out: '/a/public' }, 'seedpress serve --out public'],
  [{ root: "/a/it's mine" }, "seedpress serve --root 'it'\\''s mine'"],
  [{ root: '/a/-x' }, 'seedpress serve --root ./-x'],
])('%j: %s', (folders, command) => {
  expect(nextCommand('seedpress serve', { ...folders, cwd: '/a' })).toBe(command);
});

test('a shell reads the folders as they are', () => {
  const root = `/a/$HOME "x" \`y\` * 'z' \\n`;
  const command = nextCommand('seedpress serve', { root, cwd: '/b' });
  const { stdout } = spawnSync('sh', ['-c', `printf '%s|' ${command}`], { encoding: 'utf8' });
  expect(stdout).toBe(`seedpress|serve|--root|${root}|`);
});
