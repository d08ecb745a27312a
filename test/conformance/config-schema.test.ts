import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseGuestYaml } from '../../src/seed/checks/parsed-yaml.js';
import type { GuestMap } from '../../src/seed/guest-config/guest-value.js';
import type { JsonSchema } from '../../src/seed/guest-config/json-schema.js';
import { readGuestConfig } from '../../src/seed/guest-config/read-guest-config.js';
import { validate } from '../../src/seed/guest-config/validate.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { mutatedConfigs } from './config-schema/mutated-configs.js';

const script = readFileSync(new URL('python/config_verdicts.py', import.meta.url), 'utf8');

const checkout = process.env.SEEDPRESS_CLOUD_INIT;
const packages = ['/usr/lib/python3/dist-packages', ...(checkout === undefined ? [] : [checkout])];

interface Verdict {
  readonly valid: boolean;
  readonly deprecated: boolean;
}

const schemaIn = (folder: string): JsonSchema =>
  JSON.parse(
    readFileSync(join(folder, 'cloudinit/config/schemas/schema-cloud-config-v1.json'), 'utf8'),
  ) as JsonSchema;

function theirs(texts: readonly string[], folder: string): readonly Verdict[] {
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('');
  return JSON.parse(runPython(script, { input, args: [folder] })) as readonly Verdict[];
}

function configOf(text: string): GuestMap {
  const read = readGuestConfig(parseGuestYaml(text).document);
  if (!read.ok || read.value.kind !== 'map') throw new Error(`no config: ${text}`);
  return read.value;
}

function ours(text: string, root: JsonSchema): Verdict {
  const { findings, deprecations } = validate(configOf(text), { root });
  return { valid: findings.length === 0, deprecated: deprecations.length > 0 };
}

requires('cloud-init')('cloud-configs against the schema of cloud-init', () => {
  test.each(packages)('600 mutated configs are judged as %s judges them', { timeout: 120_000 }, (folder) => {
    const root = schemaIn(folder);
    const texts = fc.sample(mutatedConfigs(), { numRuns: 600, seed: 5 });
    const judged = theirs(texts, folder);
    const different = texts.flatMap((text, index) => {
      const [mine, other] = [ours(text, root), judged[index] as Verdict];
      // Of a config with an error cloud-init's list of what is deprecated depends on the order of its branches.
      const isSame = mine.valid === other.valid && (!mine.valid || mine.deprecated === other.deprecated);
      return isSame ? [] : [{ text, mine, other }];
    });
    expect(different).toEqual([]);
    expect(judged.filter(({ valid }) => valid).length).toBeGreaterThan(100);
    expect(judged.filter(({ valid }) => !valid).length).toBeGreaterThan(100);
    expect(judged.filter(({ deprecated }) => deprecated).length).toBeGreaterThan(10);
  });
});
