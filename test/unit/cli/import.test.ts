import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.js';
import { scratchFolder } from '../../support/folders.js';

const refusals: readonly (readonly [input: string, message: string])[] = [
  [
    'a: [b',
    '<stdin>:1:4: error import-unreadable: this is not valid YAML: this [ is never closed; expected YAML\n',
  ],
  [
    'hostname: web\n',
    '<stdin>:1:1: error import-unreadable: there is no network; expected a network-config in version 1 or 2\n',
  ],
];

test.each(refusals)('import netplan refuses %j', async (input, message) => {
  const { stdout, stderr, code } = await runCli(['import', 'netplan', '-'], {
    cwd: '/',
    stdin: async () => Buffer.from(input),
  });
  expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: `${message}seedpress: 1 error\n`, code: 1 });
});

test('import names the kinds that there are', async () => {
  const { stderr, code } = await runCli(['import', 'netpan', 'x'], { cwd: '/' });
  expect(stderr).toBe('seedpress: unknown KIND "netpan"; did you mean "netplan"?\n');
  expect(code).toBe(2);
});

test('import netplan takes no folder and no --into', async () => {
  const root = scratchFolder();
  mkdirSync(join(root, 'netplan'));
  writeFileSync(join(root, 'netplan/a.yaml'), 'network: { version: 2 }\n');
  const folder = await runCli(['import', 'netplan', 'netplan'], { cwd: root });
  expect(folder.stderr).toContain('error import-unreadable: this is a folder; expected one file');
  const into = await runCli(['import', 'netplan', 'netplan/a.yaml', '--into', root], { cwd: root });
  expect(into.stderr).toBe('seedpress: import netplan prints its result, so it takes no --into\n');
  expect([folder.code, into.code]).toEqual([1, 2]);
});
