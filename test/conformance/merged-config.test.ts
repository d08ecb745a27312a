import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotatedYaml } from '../../src/cloud-init/merge/annotated-yaml.js';
import { mergedConfig } from '../../src/cloud-init/merge/merged-config.js';
import { readYaml } from '../../src/cloud-init/values/read-yaml.js';
import { encodeMime } from '../../src/encode/mime.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { canonical, canonicalValue } from './canonical.js';
import { configTexts, type GuestData, guestData } from './merged-config/random-parts.js';

const script = ['canonical.py', 'merged_config.py']
  .map((name) => readFileSync(new URL(`python/${name}`, import.meta.url), 'utf8'))
  .join('\n');

interface Answer {
  readonly config: string;
  readonly buffer: string;
}

const ask = (cases: readonly object[]): readonly Answer[] =>
  JSON.parse(
    runPython(script, { input: cases.map((one) => `${JSON.stringify(one)}\n`).join('') }),
  ) as readonly Answer[];

const messagesOf = ({ user, vendor }: GuestData) => ({
  user: encodeMime(user),
  vendor: encodeMime(vendor),
});

function ours(data: GuestData) {
  const { user, vendor } = messagesOf(data);
  const launchIndex = data.metadata['launch-index'];
  return mergedConfig(
    { userData: user, vendorData: vendor },
    { fetch: (url) => data.included[url], ...(launchIndex === undefined ? {} : { launchIndex }) },
  );
}

requires('cloud-init')('the merged cloud-config', () => {
  test('500 random sets of parts give what cloud-init makes of them', { timeout: 120_000 }, () => {
    const all = fc
      .sample(guestData, { numRuns: 1_400, seed: 1 })
      .map((data) => ({ data, result: ours(data) }));
    const followed = all.filter(({ result }) => result.parts.every(({ fate }) => fate.kind !== 'unfollowed'));
    const sets = followed.slice(0, 500);
    expect(sets.length).toBe(500);
    const answers = ask(sets.map(({ data }) => ({ ...data, ...messagesOf(data) })));
    const different = sets.flatMap(({ data, result: { config, failure } }, index) => {
      const [mine, theirs] = [failure === undefined ? canonical(config) : 'failure', answers[index]!.config];
      return mine === theirs ? [] : [{ data, mine, theirs }];
    });
    expect(different).toEqual([]);
    const fates = new Set(sets.flatMap(({ result }) => result.parts.map(({ fate }) => fate.kind)));
    expect(fates).toEqual(new Set(['merged', 'patched', 'dropped', 'other', 'elsewhere', 'refused']));
  });

  test('its YAML reads back as the same values', () => {
    const results = fc.sample(guestData, { numRuns: 300, seed: 2 }).map(ours);
    const texts = results.map(({ config }) =>
      annotatedYaml(config, { note: (node) => `from ${node.from.join()}` }),
    );
    const answers = ask(texts.map((yaml) => ({ yaml })));
    expect(answers.map(({ config }) => config)).toEqual(results.map(({ config }) => canonical(config)));
  });

  test('values are read as PyYAML reads them', () => {
    const answers = ask(configTexts.map((yaml) => ({ yaml })));
    const mine = configTexts.map((text) => {
      const read = readYaml(text);
      return read.ok ? canonicalValue(read.value) : '"refused"';
    });
    const different = configTexts.flatMap((text, index) =>
      mine[index] === answers[index]!.config
        ? []
        : [{ text, mine: mine[index], theirs: answers[index]!.config }],
    );
    expect(different).toEqual([]);
  });
});
