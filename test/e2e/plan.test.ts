import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot, scratchCopy } from '../support/folders.js';
import { runProgram } from '../support/program.js';

test('plan names the one edited device of the example fleet, exit code 10, and 0 once it is built', () => {
  const root = scratchCopy(projectRoot);
  const first = runProgram(['plan', '--brief'], { cwd: root });
  expect(first.stdout).toContain('+ waf-ba-0001 (waf, 111.0.0.12)');
  expect(first.code).toBe(10);
  expect(existsSync(join(root, 'out'))).toBe(false);
  runProgram(['build'], { cwd: root });
  expect(runProgram(['plan'], { cwd: root })).toMatchObject({ code: 0, stdout: '' });

  const file = join(root, 'devices', 'waf', 'waf-ba-0002.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('mtu: 1400', 'mtu: 1500'));
  const plan = runProgram(['plan'], { cwd: root });
  expect(plan.stdout.match(/^[-+~] .*/gm)).toEqual([
    '~ waf-ba-0002 (waf)',
    '~ files that belong to no device',
  ]);
  expect(plan.stdout).toContain('    not applied (same instance-id): network\n');
  expect(plan.stderr).toContain('seedpress: 1 changed');
  expect(plan.code).toBe(10);
  runProgram(['build'], { cwd: root });
  expect(runProgram(['plan'], { cwd: root }).code).toBe(0);
});

test('what cannot be planned ends in exit code 1, what is called wrongly in 2', () => {
  const root = scratchCopy(projectRoot);
  writeFileSync(join(root, 'devices', 'x.yaml'), 'id: x\ntype: nothing\n');
  expect(runProgram(['plan'], { cwd: root }).code).toBe(1);
  expect(runProgram(['plan', 'x'], { cwd: root }).code).toBe(2);
  expect(runProgram(['explain'], { cwd: root }).code).toBe(2);
});

test('--help names the exit codes', () => {
  expect(runProgram(['plan', '--help'], { cwd: projectRoot }).stdout).toMatch(
    /Exit codes:\n {2}0 no changes, 10 /,
  );
});
