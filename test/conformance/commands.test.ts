import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellify } from '../../src/cloud-init/commands/shellify.js';
import { entryAt, type GuestValue } from '../../src/cloud-init/values/guest-value.js';
import { readYaml } from '../../src/cloud-init/values/read-yaml.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';

const script = readFileSync(new URL('python/shellify.py', import.meta.url), 'utf8');
const checkout = process.env.SEEDPRESS_CLOUD_INIT;
const packages = ['/usr/lib/python3/dist-packages', ...(checkout === undefined ? [] : [checkout])];

const words = fc.constantFrom('echo', "it's", '"a b"', '$HOME', 'yes', '12:30', '', "''", '|', '"\\n"', '>-');
const entries = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('- echo a', '- "echo \'a\' b"', '- |\n    a\n    b', '- >-\n    a\n    b'),
  },
  {
    weight: 4,
    arbitrary: fc.array(words).map((list) => `- ${JSON.stringify(list)}`),
  },
  { weight: 2, arbitrary: fc.constantFrom('-', '- ~', '- [1, 2.50, null]', '- []', '- ""') },
  { weight: 1, arbitrary: fc.constantFrom('- 5', '- yes', '- a: b', '- {}', '- 2024-01-31', '- 1.5') },
);
const configs = fc
  .oneof(
    { weight: 9, arbitrary: fc.array(entries, { minLength: 1, maxLength: 5 }) },
    { weight: 1, arbitrary: fc.constantFrom(['echo a'], ['a: b'], ['5']) },
  )
  .map((lines) => `#cloud-config\nruncmd:\n${lines.map((line) => `  ${line}\n`).join('')}`);

function ours(text: string): string | null {
  const read = readYaml(text);
  if (!read.ok || read.value.kind !== 'map') throw new Error(`no config: ${text}`);
  const made = shellify(entryAt(read.value, 'runcmd')?.value as GuestValue, ['runcmd']);
  return 'wrong' in made ? null : made.script.text;
}

requires('cloud-init')('lists of commands', () => {
  test.each(packages)('1,000 of them become the script that %s makes', (folder) => {
    const texts = fc.sample(configs, { numRuns: 1000, seed: 4 });
    const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('');
    const theirs = JSON.parse(runPython(script, { input, args: [folder] })) as readonly (string | null)[];
    // What Python prints for numbers and nothing is not looked into by any shell.
    const plain = (made: string | null | undefined) =>
      made?.replaceAll("'None'", "'null'").replaceAll("'2.5'", "'2.50'") ?? null;
    expect(texts.map((text) => plain(ours(text)))).toEqual(theirs.map(plain));
    expect(theirs.filter((made) => made === null).length).toBeGreaterThan(100);
    expect(theirs.filter((made) => made !== null).length).toBeGreaterThan(300);
  });
});
