import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseGuestYaml } from '../../src/cloud-init/values/parsed-yaml.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';

const script = readFileSync(new URL('python/yaml_verdicts.py', import.meta.url), 'utf8');

/** What PyYAML says of each text: nothing where it is YAML. */
const verdicts = (texts: readonly string[]): readonly (string | null)[] =>
  JSON.parse(runPython(script, { input: texts.map((text) => `${JSON.stringify(text)}\n`).join('') })) as (
    | string
    | null
  )[];

/** A cloud-config with a value of every kind. */
const config = `#cloud-config
package_update: yes
packages: [a, "b", 'c']
write_files:
- path: /etc/x
  permissions: '0644'
  content: |
    hello
      world
- {path: /etc/y, content: !!str aGVsbG8}
runcmd:
  - [ sh, -c, "echo 'x: y' # no comment" ]
  - echo "a \\"b\\"" && true
  - |
    several
     lines
users:
  - default
  - {name: foo, groups: "a,b", ssh_authorized_keys: ["ssh-rsa AAA foo@bar"]}
common: &common
  a: 1
more:
  <<: *common
  text: >-
    folded
    text
mounts:
 - [ sda1, /opt, "auto", "defaults,nofail" , "0", "0"]
 - - sdb
   - /mnt
`;

/** The text with one thing wrong with it, or not: a character left out, put in or replaced, a line moved. */
const damaged = fc
  .tuple(fc.nat(config.length - 1), fc.constantFrom(...'  \n:-#[]{},&*!|>\'"%@?=<ab0'), fc.nat(4))
  .map(([at, character, kind]) => {
    if (kind === 0) return `${config.slice(0, at)}${config.slice(at + 1)}`;
    if (kind === 1) return `${config.slice(0, at)}${character}${config.slice(at)}`;
    if (kind === 2) return `${config.slice(0, at)}${character}${config.slice(at + 1)}`;
    const start = config.lastIndexOf('\n', at) + 1;
    return kind === 3
      ? `${config.slice(0, start)} ${config.slice(start)}`
      : `${config.slice(0, start)}${config.slice(start + 1)}`;
  });

requires('cloud-init')('the YAML of a cloud-config', () => {
  test('what cloud-init cannot read is refused, what it can is not', () => {
    const texts = fc.sample(damaged, { numRuns: 3_000, seed: 3 });
    const judged = verdicts(texts).map((verdict, index) => ({
      text: texts[index] as string,
      isYaml: verdict === null,
      isTaken: parseGuestYaml(texts[index] as string).error === undefined,
    }));
    const wrong = judged.filter(({ isYaml, isTaken }) => isYaml !== isTaken);
    expect(judged.filter(({ isYaml }) => !isYaml).length).toBeGreaterThan(500);
    // Texts that YAML 1.2 forbids and PyYAML reads: a bracket or a quote that goes on left of its key, and their like.
    expect(wrong.filter(({ isYaml }) => isYaml).length).toBeLessThan(texts.length / 100);
    expect(wrong.filter(({ isYaml }) => !isYaml).length).toBeLessThan(texts.length / 100);
  });

  test.each([
    'a: !!binary aGVsbG8=\n',
    'a: 1\na: 2\n',
    'packages: [\n  a,\n]\n',
    'a: {\n  b: 1\n}\n',
    'a: "b\n  c"\n',
    'on: yes\n12:30: 0644\n',
    '? a\n: b\n',
    '%YAML 1.1\n---\na: 1\n...\n',
    'a: &x [1]\nb: *x\n',
    'a: "\\x41"\n',
    'a:\n- b\n- c\n',
    '{}\n',
    '\ufeffa: 1\n',
    'a: b # c\n\n# d\n',
    "a: 'it''s'\n",
    'a: |+\n  b\n\n',
    'a: http://x/y#z\n',
  ])('%j is read by both', (text) => {
    expect(verdicts([text])).toEqual([null]);
    expect(parseGuestYaml(text).error).toBeUndefined();
  });

  test.each([
    ['a: b: c\n', 1, 4],
    ['a: "b\n', 1, 4],
    ["a: 'b\nc: d\n", 1, 4],
    ['a: [b\nc: d\n', 2, 1],
    ['a: 1\n b: 2\n', 2, 2],
    ['a: @b\n', 1, 4],
    ['a: !tag b\n', 1, 4],
    ['a: 1\n---\nb: 2\n', 2, 1],
    ['a: *b\n', 1, 4],
    ['a\nb: 1\n', 1, 1],
    ['a:\n\t- b\n', 2, 1],
  ])('%j is refused by both', (text, line, column) => {
    expect(verdicts([text])).not.toEqual([null]);
    expect(parseGuestYaml(text).error).toMatchObject({ line, column });
  });
});
