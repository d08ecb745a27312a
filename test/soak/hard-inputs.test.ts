import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../support/folders.js';
import { program } from '../support/program.js';

/** No input takes longer, of the CPU: the machine may have something else to do. */
const mostSeconds = 60;

const times = (count: number, item: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => item(index)).join('');

const site = (files: Readonly<Record<string, string>>) => ({
  'devices/one.yaml': 'id: one\ntype: leaf\n',
  'templates/leaf/type.yaml': 'user_data: [a.config]\n',
  'templates/leaf/a.config': '#cloud-config\nlocale: C\n',
  ...files,
});
const template = (text: string) => site({ 'templates/leaf/a.config': `#cloud-config\n${text}\n` });
const script = (text: string) => ({
  ...site({ 'templates/leaf/a.sh': `#!/bin/sh\n${text}\n` }),
  'templates/leaf/type.yaml': 'user_data: [a.sh]\n',
});
const vars = (text: string) => site({ 'devices/one.yaml': `id: one\ntype: leaf\nvars:\n${text}\n` });
const csv = (text: string) => {
  const { 'devices/one.yaml': _, ...others } = site({ 'devices/one.csv': text });
  return others;
};
const doubled = (first: string, next: string): string =>
  `{% set l = ${first} %}\n${`{% set l = ${next} %}\n`.repeat(40)}`;

const inputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a string that is doubled': template(`{% set s = "ab" %}${'{% set s = s ~ s %}'.repeat(29)}`),
  'a replacement in a replacement': template(
    `{% set s = "abcdefgh" %}${'{% set s = s | replace("", "0123456789") %}'.repeat(12)}`,
  ),
  'lists in lists': template(`${doubled('[1]', '[l, l]')}runcmd: {{ l | json }}`),
  'mappings in mappings': template(`${doubled('{a: 1}', '{a: l, b: l}')}runcmd: {{ l | yaml }}`),
  'macros that call macros': template(
    `{% macro m0() %}x{% endmacro %}${times(40, (n) => `{% macro m${n + 1}() %}{{ m${n}() }}{{ m${n}() }}{% endmacro %}`)}{{ m40() }}`,
  ),
  'a range': template('{% for i in range(1000000000) %}{% endfor %}'),
  'filters on long strings': template(
    '{% set s %}{% for i in range(100000) %}{{ i }} {% endfor %}{% endset %}{% for i in range(100000) %}{% set t = s | upper %}{% endfor %}',
  ),
  'a regular expression': template(`{{ "${'a'.repeat(50)}!" | replace(r/(a+)+$/, "") }}`),
  '3,000 brackets': template(`{{ ${'['.repeat(3_000)}1${']'.repeat(3_000)} | json }}`),
  '20,000 sums': template(`{{ ${'1 + '.repeat(20_000)}1 }}`),
  '2,000 hashes': template(
    '{% for i in range(2000) %}{{ ("pw" ~ i) | sha512crypt(i | string) }}{% endfor %}',
  ),
  '2,000 hashes by yescrypt': template(
    '{% for i in range(2000) %}{{ ("pw" ~ i) | yescrypt(i | string) }}{% endfor %}',
  ),
  '10 MB in a value': vars(`  big: "${'word and blank '.repeat(700_000)}"`),
  '10 MB in quotes by yaml': {
    ...vars(`  big: "${'word and blank '.repeat(700_000)}"`),
    'templates/leaf/a.config': '#cloud-config\nfinal_message: {{ device.vars.big | yaml }}\n',
  },
  '10 MB in a part': template(`final_message: |\n${'  word and blank here = there\n'.repeat(350_000)}`),
  '2 MB on one line of a script': script(`echo ${'word and blank '.repeat(140_000)}`),
  '30,000 lists in YAML': template(`runcmd: ${'['.repeat(30_000)}${']'.repeat(30_000)}`),
  '30,000 anchors': template(times(30_000, (n) => `k${n}: &a${n} 1\n`)),
  '2,000 merges': template(`b: &b {a: 1}\nm:\n${'  <<: *b\n'.repeat(2_000)}`),
  'aliases of aliases': template(
    `a: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n${times(12, (n) => `k${n}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]\n`)}`,
  ),
  '20,000 files': template(`write_files:\n${times(20_000, (n) => `- { path: /a/${n}, content: x }\n`)}`),
  'aliases of aliases in the inventory': vars(
    `  a: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n${times(12, (n) => `  k${n}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]\n`)}`,
  ),
  '30,000 lists in the inventory': vars(`  a: ${'['.repeat(30_000)}${']'.repeat(30_000)}`),
  '100,000 columns of a CSV': csv(
    `id,type,${times(100_000, (n) => `vars.c${n},`)}vars.z\none,leaf,${'1,'.repeat(100_000)}1\n`,
  ),
  'a column 5,000 deep': csv(`id,type,vars.${Array(5_000).fill('a').join('.')}\none,leaf,1\n`),
  '5,000 lists in a JSON patch': {
    ...site({
      'templates/leaf/a.jsonp': `#cloud-config-jsonp\n[{"op": "add", "path": "/a", "value": ${'['.repeat(5_000)}${']'.repeat(5_000)}}]\n`,
    }),
    'templates/leaf/type.yaml': 'user_data: [a.jsonp]\n',
  },
};

test('no input is endless or ends the program', () => {
  const slow: string[] = [];
  let slowest = { name: '', ms: 0 };
  for (const [name, files] of Object.entries(inputs)) {
    const root = scratchFolder();
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const begun = performance.now();
    const limited = `ulimit -t ${mostSeconds}; exec "$@"`;
    const ran = spawnSync('sh', ['-c', limited, 'sh', process.execPath, program, 'build', '--root', root], {
      encoding: 'utf8',
      timeout: 15 * 60_000,
      maxBuffer: 2 ** 28,
    });
    const ms = Math.round(performance.now() - begun);
    if (ms > slowest.ms) slowest = { name, ms };
    if (ran.status === null) slow.push(name);
    else expect([0, 1], `${name}: ${ran.stderr.slice(0, 500)}`).toContain(ran.status);
    // What is refused is refused at a place.
    if (ran.status === 1)
      expect(ran.stderr + ran.stdout, name).toMatch(/^(?:devices|templates)\/\S+:\d+:\d+: error /m);
  }
  console.log(`${Object.keys(inputs).length} hard inputs; the slowest: ${slowest.name}, ${slowest.ms} ms`);
  expect(slow).toEqual([]);
}, 1_800_000);
