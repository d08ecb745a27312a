import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readYaml } from '../../src/cloud-init/values/read-yaml.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { canonicalValue } from './canonical.js';
import { randomTexts } from './guest-yaml/random-texts.js';

const script = ['canonical.py', 'yaml_verdicts.py']
  .map((name) => readFileSync(new URL(`python/${name}`, import.meta.url), 'utf8'))
  .join('\n');

interface Verdict {
  readonly value?: string;
  readonly error?: string;
  readonly lines?: readonly number[];
}

/** What cloud-init's reader makes of each text. */
const verdicts = (texts: readonly string[]): readonly Verdict[] =>
  JSON.parse(
    runPython(script, { input: texts.map((text) => `${JSON.stringify(text)}\n`).join('') }),
  ) as readonly Verdict[];

function ours(text: string): string {
  const read = readYaml(text);
  return read.ok ? canonicalValue(read.value) : 'refused';
}

requires('cloud-init')('the YAML of a cloud-config', () => {
  test('6,000 random configs, half of them damaged: the same verdict and the same value', {
    timeout: 120_000,
  }, () => {
    const texts = randomTexts(6_000, { seed: 1 });
    const judged = verdicts(texts);
    const different = texts.flatMap((text, index) => {
      const { value = 'refused', error } = judged[index] as Verdict;
      return ours(text) === value ? [] : [{ text, theirs: error ?? value, ours: ours(text) }];
    });
    expect(different).toEqual([]);
    const refused = judged.filter(({ value }) => value === undefined);
    expect(refused.length).toBeGreaterThan(2_000);
    expect(refused.length).toBeLessThan(4_000);
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
    expect(verdicts([text])).toEqual([{ value: ours(text) }]);
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
    expect(verdicts([text])[0]?.error).toBeDefined();
    expect(readYaml(text)).toMatchObject({ ok: false, mistake: { line, column } });
  });
});
