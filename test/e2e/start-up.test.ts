import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { programNode } from '../support/program.js';

/** A copy of the package, as it is installed; what V8 compiled is kept in there. */
function installed(): string {
  const folder = scratchFolder();
  cpSync(join(projectRoot, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(projectRoot, 'package.json'), join(folder, 'package.json'));
  return folder;
}

function run(
  folder: string,
  argv: readonly string[],
  { cwd = folder, env = {}, flags = [] as readonly string[], node = programNode } = {},
) {
  const options = { cwd, env: { ...process.env, ...env }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(
    node,
    [...flags, join(folder, 'dist/main.js'), ...argv],
    options,
  );
  return { status, stdout, stderr };
}

describe('--help', () => {
  test('is what the commands say, and loads no code of theirs', async () => {
    const folder = installed();
    rmSync(join(folder, 'dist/code'), { recursive: true });
    for (const argv of [[], ['--help'], ['-h'], ...Object.keys(commands).map((name) => [name, '--help'])]) {
      const { stdout } = await runCli(argv.length === 0 ? ['--help'] : argv, { cwd: folder });
      expect(run(folder, argv)).toEqual({ status: 0, stdout, stderr: '' });
    }
  });

  test('of what is no command is left to the command line', async () => {
    const folder = installed();
    const { stdout } = await runCli(['biuld', '--help'], { cwd: folder });
    expect(run(folder, ['biuld', '--help'])).toEqual({ status: 0, stdout, stderr: '' });
    expect(run(folder, ['biuld']).status).toBe(2);
  });

  test.skipIf(process.platform !== 'linux')('that cannot be written is no success', () => {
    const folder = installed();
    const words = [`"$@" --help > /dev/full`, 'sh', programNode, join(folder, 'dist/main.js')];
    const { status, stderr } = spawnSync('sh', ['-c', ...words], { encoding: 'utf8' });
    expect(status).toBe(3);
    expect(stderr).toMatch(/^seedpress: the output is not complete, for it could not be written: .*ENOSPC/);
  });
});

describe('what V8 compiled', () => {
  const site = join(projectRoot, 'test/ok/templates-of-all-kinds');
  const check = (folder: string, env = {}) => run(folder, ['check'], { cwd: site, env });
  const said = { status: 0, stdout: '', stderr: expect.stringMatching(/1 device checked/) };
  /** The folder of this Node, and its files with the times of their last change. */
  const kept = (folder: string) => {
    const cache = join(folder, '.cache');
    const own = join(cache, readdirSync(cache)[0] as string);
    return readdirSync(own).map((name) => ({
      path: join(own, name),
      changed: statSync(join(own, name)).mtimeMs,
    }));
  };

  test('is kept by the first run of a command, and used by the next ones', () => {
    const folder = installed();
    expect(check(folder)).toEqual(said);
    const first = kept(folder);
    expect(first.length).toBeGreaterThan(3);
    expect(check(folder)).toEqual(said);
    expect(kept(folder)).toEqual(first);
    // Another command adds its own; what is of no chunk any more goes.
    const other = join(first[0]?.path as string, '../old.cjs.bin');
    writeFileSync(other, 'of an older program');
    expect(run(folder, ['list'], { cwd: site }).status).toBe(0);
    expect(existsSync(other)).toBe(false);
    expect(kept(folder)).not.toEqual(first);
  });

  test.each([
    ['a changed bit', (path: string) => writeFileSync(path, flipped(readFileSync(path)))],
    ['a lost end', (path: string) => truncateSync(path, statSync(path).size >> 1)],
    ['more at its end', (path: string) => appendFileSync(path, 'more')],
    ['nothing', (path: string) => truncateSync(path)],
    ['a folder in its place', (path: string) => (rmSync(path), mkdirSync(path))],
  ])('is not used with %s', (_, damage) => {
    const folder = installed();
    check(folder);
    for (const { path } of kept(folder)) damage(path);
    expect(check(folder)).toEqual(said);
    expect(check(folder)).toEqual(said);
  });

  test('is left away where it cannot be kept, and where the environment says so', () => {
    const folder = installed();
    expect(check(folder, { NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(said);
    expect(existsSync(join(folder, '.cache'))).toBe(false);
    writeFileSync(join(folder, '.cache'), 'in the way');
    expect(check(folder)).toEqual(said);
  });

  test.skipIf(programNode === process.execPath)('by another Node is not used', () => {
    const folder = installed();
    for (const node of [process.execPath, programNode, process.execPath, programNode])
      expect(run(folder, ['check'], { cwd: site, node })).toEqual(said);
    expect(readdirSync(join(folder, '.cache'))).toHaveLength(2);
  });

  test('under other flags of V8 is kept apart', () => {
    const folder = installed();
    check(folder);
    expect(run(folder, ['check'], { cwd: site, flags: ['--no-opt'] })).toEqual(said);
    expect(readdirSync(join(folder, '.cache'))).toHaveLength(2);
  });
});

function flipped(bytes: Buffer): Buffer {
  const middle = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  return bytes;
}
