import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { missingTools } from '../../../scripts/lib/system-packages.mjs';
import { commands } from '../../../src/cli/commands/index.js';
import { runCli } from '../../support/cli.js';
import { scratchFolder } from '../../support/folders.js';
import { program } from '../../support/program.js';
import { writeSite } from '../../support/sites.js';

const scriptFor = async (shell: string): Promise<string> =>
  (await runCli(['completion', shell], { cwd: scratchFolder() })).stdout;

const isThere = (shell: string): boolean => missingTools([shell]).length === 0;

describe.each(['bash', 'zsh', 'fish'])('%s', (shell) => {
  test('knows every command', async () => {
    const script = await scriptFor(shell);
    for (const name of Object.keys(commands)) expect(script).toContain(name);
  });

  test.skipIf(!isThere(shell))('has no mistake of syntax', async () => {
    const path = join(scratchFolder(), 'script');
    writeFileSync(path, await scriptFor(shell));
    expect(spawnSync(shell, ['-n', path], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

test('an unknown shell is wrong usage, with the nearest', async () => {
  const { code, stderr } = await runCli(['completion', 'bsh'], { cwd: '/' });
  expect(code).toBe(2);
  expect(stderr).toContain('bash');
});

describe.skipIf(!isThere('bash'))('bash offers', () => {
  /** What a Tab at the end of the line gives. */
  async function offered(line: string, cwd: string): Promise<readonly string[]> {
    const bin = scratchFolder();
    symlinkSync(program, join(bin, 'seedpress'));
    const words = line.split(' ');
    const script = `${await scriptFor('bash')}
compopt() { :; }
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_seedpress; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, env, encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.trim().split('\n');
  }

  test.each([
    ['seedpress ro', ['rollback']],
    ['seedpress gen', ['generations']],
    ['seedpress build --o', ['--only', '--out']],
    ['seedpress check --format s', ['sarif']],
    ['seedpress seed a --format ', ['iso9660', 'vfat']],
    ['seedpress new ', ['device', 'type', 'group']],
    ['seedpress completion --root x ', ['bash', 'zsh', 'fish']],
  ])('%s', async (line, words) => {
    expect(await offered(line, scratchFolder())).toEqual(words);
  });

  test('folders, and the devices of the root', async () => {
    const cwd = scratchFolder();
    mkdirSync(join(cwd, 'my fleet'));
    expect(await offered('seedpress build --root m', cwd)).toEqual(['my fleet']);
    const root = writeSite({
      'devices/a.yaml':
        'devices: [{ id: web-01, type: web }, { id: web-02, type: web }, { id: db, type: web }]\n',
      'templates/web/type.yaml': '',
    });
    expect(await offered(`seedpress explain --root ${root} web`, cwd)).toEqual(['web-01', 'web-02']);
  });
});
