import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { filesBelow, projectRoot } from '../support/folders.js';
import { requires } from '../support/requires.js';

// bad/<mistake>/ holds a file of user-data and the exact text that lint prints; about those of good/ it is silent.
// What arguments.txt holds is added to the command line; programs.txt names what has to read the scripts in the file.
// SEEDPRESS_UPDATE=1 writes that text anew: read the difference before you commit it.
const here = dirname(fileURLToPath(import.meta.url));
const wordsOf = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split(/\s+/) : [];
const casesOf = (kind: string) => readdirSync(join(here, kind)).sort();

for (const mistake of casesOf('bad')) {
  const cwd = join(here, 'bad', mistake);
  requires(...wordsOf(join(cwd, 'programs.txt')))(mistake, () => linting(cwd));
}

function linting(cwd: string): void {
  const more = wordsOf(join(cwd, 'arguments.txt'));

  test('lint says what is wrong', async () => {
    const linted = await runCli(['lint', 'input', ...more], { cwd });
    const expectedFile = join(cwd, 'expected.txt');
    if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(expectedFile, linted.stdout);
    expect(linted.stdout).toBe(existsSync(expectedFile) ? readFileSync(expectedFile, 'utf8') : '');
    expect(linted.stdout).not.toBe('');
    expect(linted.code).toBe(/: error /.test(linted.stdout) ? 1 : 0);
  });

  test('every message has a place in the file', async () => {
    const { stdout } = await runCli(['lint', '--json', '-', ...more], {
      cwd,
      stdin: () => Promise.resolve(readFileSync(join(cwd, 'input'))),
    });
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { file: string; line: number; column: number }[];
    };
    const lines = readFileSync(join(cwd, 'input'), 'utf8')
      .replace(/^\ufeff/, '')
      .split('\n');
    for (const { file, line, column } of diagnostics) {
      expect(file).toBe('<stdin>');
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    }
  });
}

test.each(casesOf('good'))('%s is right, and lint is silent', async (name) => {
  const cwd = join(here, 'good', name);
  expect(await runCli(['lint', '--strict', '--quiet', 'input'], { cwd })).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
});

// Each golden case as it is published: what a build writes is right, but for the upstart jobs that it was asked for.
const published = filesBelow(join(projectRoot, 'test', 'golden')).filter((path) =>
  /\/expected\/www\/.*\/(?:user|vendor)-data$/.test(path),
);

test.each(published)('%s: what a build wrote is right', async (path) => {
  const cwd = join(projectRoot, 'test', 'golden');
  const { stdout } = await runCli(
    ['lint', '--json', ...(path.startsWith('windows/') ? ['--os', 'windows'] : []), path],
    { cwd },
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  // A golden case is served to clients of this machine.
  const known = ['loopback-url', 'upstart-job'];
  expect(diagnostics.filter(({ code }) => !known.includes(code))).toEqual([]);
});

test('files are looked at together, and a name that leads to none is wrong usage', async () => {
  const cwd = join(here, 'bad');
  const both = await runCli(['lint', 'type-misspelt/input', 'byte-order-mark/input'], { cwd });
  expect(both.stdout.match(/^\S+input:/gm)).toEqual(['byte-order-mark/input:', 'type-misspelt/input:']);
  expect(both.stderr).toMatch(
    /^seedpress: 2 files checked, 2 errors\nseedpress: no schema of cloud-init found[^\n]+\n$/,
  );
  expect(await runCli(['lint', 'nothing'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'seedpress: nothing cannot be read: there is no such file\n',
  });
  expect((await runCli(['lint', '--quiet', '../good/mime'], { cwd })).code).toBe(0);
});

test('a guest with Windows reads other things', async () => {
  const cwd = join(here, 'good');
  const linted = await runCli(
    ['lint', '--os', 'windows', 'mime-with-envelope-line/input', 'boothook/input'],
    { cwd },
  );
  expect(linted.stdout.match(/: (?:error|warning) [a-z-]+/g)).toEqual([
    ': warning windows-part',
    ': warning windows-keys',
  ]);
  const small = await runCli(['lint', '--os', 'windows', '-'], {
    cwd,
    stdin: () =>
      Promise.resolve(Buffer.from('MIME-Version: 1.0\ncontent-type: multipart/mixed; boundary=b\n\n--b--\n')),
  });
  expect(small.stdout).toContain('<stdin>:1:1: error mime-windows: ');
  expect((await runCli(['lint', '--os', 'beos', '-'], { cwd })).stderr).toBe(
    'seedpress: unknown --os "beos"; expected linux or windows\n',
  );
});

test.each([
  [
    ['--cloud-init', 'new'],
    '--cloud-init: "new" does not compare with a version; expected comparisons with versions of ',
  ],
  [
    ['--budget', '16k'],
    '--budget: "16k" is not a budget; expected a number of bytes, or one of ec2, openstack, proxmox',
  ],
  [['--cloud-init-schema', 'expected.txt'], 'expected.txt cannot be read as JSON: '],
] as const)('%j is wrong usage', async (argv, message) => {
  const linted = await runCli(['lint', ...argv, 'input'], { cwd: join(here, 'bad', 'over-budget') });
  expect(linted).toMatchObject({ code: 2, stdout: '' });
  expect(linted.stderr).toContain(message);
});
