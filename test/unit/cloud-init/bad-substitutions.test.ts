import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { badSubstitutions } from '../../../src/cloud-init/shell/bad-substitutions.js';

const refuses = (shell: string, script: string): boolean =>
  /bad substitution/i.test(spawnSync(shell, ['-c', script], { encoding: 'utf8' }).stderr);

describe.each(['dash', 'bash'])('what %s makes of it', (shell) => {
  test.each([
    ['echo $' + '{var.name}', '$' + '{var.name}'],
    ['echo "a $' + '{each.value} b"', '$' + '{each.value}'],
    ['echo $(echo $' + '{local.a})', '$' + '{local.a}'],
    ['x=$' + '{file("a")}', '$' + '{file("a")}'],
  ])('%s is bad', (script, word) => {
    const [found] = badSubstitutions(script);
    expect(found).toEqual({ word, at: script.indexOf(word) });
    expect(refuses(shell, script)).toBe(true);
  });

  test.each([
    "echo '$" + "{var.name}'",
    'echo "\\$' + '{var.name}"',
    '# $' + '{var.name}',
    'echo $' + '{x:-a.b} $' + '{x##*.} $' + '{x%.d}',
    "cat <<'END'\n$" + '{var.name}\nEND',
  ])('%s is good', (script) => {
    expect(badSubstitutions(script)).toEqual([]);
    expect(refuses(shell, script)).toBe(false);
  });
});
