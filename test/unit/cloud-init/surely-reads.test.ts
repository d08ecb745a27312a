import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { surelyReads } from '../../../src/cloud-init/shell/surely-reads.js';
import { requires } from '../../support/requires.js';

describe('a script that every shell reads', () => {
  test.each([
    '',
    '#!/bin/sh\n# é { \' "\n',
    'set -eu\nreadonly name=\'a b\'\necho "$name: ${#name}, ${name##*/} \\"x\\"" | tee /tmp/x\n',
    "ping -c 3 'a' > /tmp/probe 2>&1 || true # it's\n",
    'for nic in /sys/class/net/*; do\n  ethtool -L "${nic##*/}" combined 2 2>/dev/null || true\ndone > /dev/null\n',
    'if [ ! -e /x ]; then a; elif b &&\n c; then\n # no\n d\nelse e; fi; f',
    'while read x; do until y; do z >&2; done; done < /x',
    'a \\\n  b \\\n  # c\n',
  ])('%j', (text) => expect(surelyReads(text)).toBe(true));

  test.each([
    'if',
    'if a; then fi',
    'if a; then b',
    'a &&',
    '; a',
    'a ;; b',
    'a >',
    'a >& x',
    'a >>&1',
    'a << E\nE',
    'a "b',
    "a 'b",
    'a `b`',
    'a $(b)',
    'f() { a; }',
    'a=(1)',
    'a &> b',
    'echo done',
    'for if in a; do b; done',
    'for a in b do c; done',
    "a\\ \\\n# 'b",
    'case a in a) b;; esac',
    'a\0b',
    'a\r\nb\r\n',
    '{ a; }',
    '[[ a ]]',
    '>2>&1',
    'a[ | b',
  ])('is not surely %j', (text) => expect(surelyReads(text)).toBe(false));
});

test('a long script is left to the shell', () =>
  expect(surelyReads(`echo ${'a'.repeat(20_000)}`)).toBe(false));

requires('bash')('what is said to be read', () => {
  const words = [
    'if',
    'then',
    'elif',
    'else',
    'fi',
    'for',
    'x',
    'in',
    'do',
    'done',
    'while',
    '[',
    ']',
    '!',
    'a=b',
    '2',
    '-',
  ];
  const signs = [
    ' ',
    ' ',
    ' ',
    '\n',
    '; ',
    '&&',
    ' || ',
    '|',
    '>',
    '>&1',
    '2>&1',
    '<',
    '#',
    '\\',
    '\\\n',
    '$x',
    '${x%%*}',
    "'y z'",
    '"$x"',
    '"',
    "'",
    '&',
    '(',
  ];
  const parts = [
    'if a; then ',
    '; else b\nfi',
    'for x in a "b"; do ',
    '; done',
    'while x\ndo ',
    'echo a > b',
    ' | c 2>&1\n',
  ];
  const script = fc
    .array(fc.constantFrom(...words, ...signs, ...parts, ...parts), { maxLength: 14 })
    .map((pieces) => pieces.join(''));
  const says = (shell: string, text: string) =>
    spawnSync(shell, ['-n'], {
      input: text,
      encoding: 'utf8',
      env: { LC_ALL: 'C', PATH: process.env['PATH'] },
    }).status;

  test('sh and bash read', () => {
    const sure = fc
      .sample(script, { numRuns: 20_000, seed: Number(process.env['SEED'] ?? 57) })
      .filter(surelyReads);
    expect(sure.length).toBeGreaterThan(200);
    const some = [...new Set(sure)].slice(0, Number(process.env['SURE'] ?? 150));
    for (const text of some)
      for (const shell of ['sh', 'bash']) expect([text, says(shell, text)]).toEqual([text, 0]);
  });
});
