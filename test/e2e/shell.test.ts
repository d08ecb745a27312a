import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot, scratchCopy } from '../support/folders.js';
import { program, programNode, runProgram, startProgram } from '../support/program.js';
import { treeDigest } from '../support/tree-digest.js';

test('the example fleet is built, and a second build says that nothing changed', () => {
  const root = scratchCopy(projectRoot);
  const first = runProgram(['build'], { cwd: root });
  expect(first.stderr).toContain('out/current -> generations/1');
  expect(first.code).toBe(0);
  expect(existsSync(join(root, 'out/current/www/waf-ba-0001/nsfocus/latest/meta_data.json'))).toBe(true);
  expect(existsSync(join(root, 'out/current/images/waf-ba-0001.iso'))).toBe(true);
  const second = runProgram(['build'], { cwd: root });
  expect(second.stderr).toMatch(/\nseedpress: nothing changed; out holds 25 devices/);
});

test('one edited device is rendered alone, and rollback brings its old seed back', () => {
  const root = scratchCopy(projectRoot);
  runProgram(['build'], { cwd: root });
  const file = join(root, 'devices', 'waf', 'waf-ba-0002.yaml');
  const hostname = join(root, 'out/current/www/waf-ba-0002/nsfocus/latest/meta_data/public-hostname');
  writeFileSync(file, `${readFileSync(file, 'utf8')}hostname: edge-two\n`);
  const built = runProgram(['build'], { cwd: root });
  expect(built.stderr).toContain('1 changed (waf-ba-0002); 1 device rendered');
  expect(readFileSync(hostname, 'utf8')).toBe('edge-two');
  expect(runProgram(['rollback'], { cwd: root }).code).toBe(0);
  expect(readFileSync(hostname, 'utf8')).toBe('waf-ba-0002');
});

test('three mistakes give three messages with places, exit code 1, and the published site stays', () => {
  const root = scratchCopy(projectRoot);
  runProgram(['build'], { cwd: root });
  const before = treeDigest(join(root, 'out'));
  const file = join(root, 'devices', 'waf', 'waf-ba-0001.yaml');
  const wrong = readFileSync(file, 'utf8').replace('6f:00:12', '6f:00').replace('gateway4', 'gatway4');
  writeFileSync(file, wrong.replace('type: waf', 'type: wav'));
  const built = runProgram(['build'], { cwd: root });
  const places = built.stderr.match(/^devices\/waf\/waf-ba-0001\.yaml:\d+:\d+: error /gm);
  expect(places).toHaveLength(3);
  expect(built.code).toBe(1);
  expect(treeDigest(join(root, 'out'))).toBe(before);
});

test('--only builds what matches and leaves the rest as it is published', () => {
  const root = scratchCopy(projectRoot);
  const built = runProgram(['build', '--only', 'waf-*', '--json'], { cwd: root });
  expect(JSON.parse(built.stdout)).toMatchObject({ devices: 3, images: 6, written: 3 });
  const rest = runProgram(['build', '--json'], { cwd: root });
  expect(JSON.parse(rest.stdout)).toMatchObject({ devices: 25, written: 22 });
});

test.each([
  { argv: ['bild'], message: "unknown command 'bild'" },
  { argv: ['build', '--kep', '3'], message: "unknown option '--kep'" },
  { argv: ['build', '--keep', 'none'], message: 'expected 1 or more' },
])('wrong usage ends in exit code 2: $argv', ({ argv, message }) => {
  const ran = runProgram(argv, { cwd: projectRoot });
  expect(ran.stderr).toContain(message);
  expect(ran.code).toBe(2);
});

test('serve answers on the port of the site until it is told to end', async () => {
  const root = scratchCopy(projectRoot);
  runProgram(['build'], { cwd: root });
  const server = startProgram(['serve', '--listen', '0', '--as', 'waf-ba-0001'], { cwd: root });
  onTestFinished(() => void server.kill('SIGKILL'));
  const [line] = (await once(server.stderr, 'data')) as [Buffer];
  const url = /http:\/\/[^;]+/.exec(String(line))?.[0];
  const answer = await fetch(`${url}/nsfocus`, { redirect: 'error' });
  expect(await answer.text()).toBe('1.0\nlatest\n');
  server.kill('SIGTERM');
  expect(await once(server, 'exit')).toEqual([0, null]);
});

test('lint reads a pipe, and ends with 1 where something is wrong', () => {
  const lint = (input: string) =>
    spawnSync(programNode, [program, 'lint', '-'], { input, encoding: 'utf8', env: process.env });
  expect(lint('#cloud-config\nruncmd: [[date]]\n')).toMatchObject({ status: 0, stdout: '' });
  const wrong = lint('#cloud_config\nruncmd: [[date]]\n');
  expect(wrong.stdout).toMatch(/^<stdin>:1:1: error user-data-start: .* did you mean "#cloud-config"\?\n$/);
  expect(wrong.status).toBe(1);
});

test('a template is the network-config as it is: show prints it, and the files of a build are its bytes', () => {
  const golden = join(projectRoot, 'test/golden/network-template');
  const root = scratchCopy(golden);
  const expected = readFileSync(join(golden, 'expected/www/gw/network-config'), 'utf8');
  const { stdout, code } = runProgram(['show', 'gw', 'network-config'], { cwd: root });
  expect({ stdout, code }).toEqual({ stdout: expected, code: 0 });
  expect(runProgram(['build'], { cwd: root }).code).toBe(0);
  expect(readFileSync(join(root, 'out/current/www/gw/network-config'), 'utf8')).toBe(expected);
});
