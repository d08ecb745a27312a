import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonValue } from '../../src/domain/json.js';
import { encodeYaml } from '../../src/encode/yaml.js';
import { hostileTexts, hostileValue, longTexts } from '../support/hostile-values.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';

type Difference = readonly [reader: string, text: string, found: string];

const script = readFileSync(new URL('python/yaml_values.py', import.meta.url), 'utf8');

/** Where a reader finds another value in our YAML than the one that was written. */
function differences(values: readonly JsonValue[], readers: readonly string[]): readonly Difference[] {
  const cases = values.map((value) => `${JSON.stringify({ text: encodeYaml(value), value })}\n`);
  return JSON.parse(runPython(script, { args: readers, input: cases.join('') })) as Difference[];
}

/** 20,000 values, no two the same. */
function samples(): readonly JsonValue[] {
  const distinct = new Map<string, JsonValue>();
  for (let seed = 1; distinct.size < 20_000; seed += 1) {
    for (const value of fc.sample(hostileValue, { numRuns: 10_000, seed })) {
      distinct.set(JSON.stringify(value), value);
    }
  }
  return [...distinct.values()].slice(0, 20_000);
}

requires('cloud-init')('YAML as PyYAML reads it', () => {
  test('every hostile text comes back from every place, in cloud-init too', () => {
    const places = [...hostileTexts, ...longTexts].flatMap((text): JsonValue[] => [
      text,
      [text, [text, { a: text }]],
      { [text]: { [text]: [text], b: text } },
      { a: { b: { c: text } }, d: [[[text]]] },
    ]);
    expect(differences(places, ['PyYAML', 'libyaml', 'cloud-init'])).toEqual([]);
  });

  test('20,000 hostile values come back as they were, from YAML 1.2 too', { timeout: 600_000 }, () => {
    const values = samples();
    expect(differences(values, ['PyYAML', 'libyaml'])).toEqual([]);
    const changed = values.filter(
      (value) => JSON.stringify(parse(encodeYaml(value))) !== JSON.stringify(value),
    );
    expect(changed).toEqual([]);
  });

  test('the comparison sees a difference', () => {
    const planted = JSON.stringify({ text: 'a: on\n', value: { a: 'on' } });
    expect(JSON.parse(runPython(script, { args: ['PyYAML'], input: planted }))).toEqual([
      ['PyYAML', 'a: on\n', "{'a': True}"],
    ]);
  });
});
