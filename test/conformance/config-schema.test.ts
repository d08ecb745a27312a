import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv as Ajv7 } from 'ajv';
import ajvOfDraft4 from 'ajv-draft-04';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formats } from '../../src/cloud-init/schema/formats.js';
import type { JsonSchema } from '../../src/cloud-init/schema/json-schema.js';
import { schemaDeprecations, schemaFindings } from '../../src/cloud-init/schema/validate.js';
import {
  eachValue,
  type GuestMap,
  type GuestValue,
  keyText,
} from '../../src/cloud-init/values/guest-value.js';
import { readYaml } from '../../src/cloud-init/values/read-yaml.js';
import { networkConfigV2 } from '../../src/encode/network/network-config-v2.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { mutatedConfigs } from './config-schema/mutated-configs.js';
import { randomTopologies } from './network/topologies.js';

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
  const read = readYaml(text);
  if (!read.ok || read.value.kind !== 'map') throw new Error(`no config: ${text}`);
  return read.value;
}

function ours(text: string, root: JsonSchema): Verdict {
  const config = configOf(text);
  return {
    valid: schemaFindings(config, { root }).length === 0,
    deprecated: schemaDeprecations(config, { root }).length > 0,
  };
}

requires('cloud-init', 'rfc3987')('cloud-configs against the schema of cloud-init', () => {
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

  test('and as another validator of draft 4 judges them', { timeout: 60_000 }, () => {
    const root = schemaIn('/usr/lib/python3/dist-packages');
    const ajv = new Ajv({ strict: false, formats: otherFormats, allowUnionTypes: true });
    const isValid = ajv.compile(root);
    const configs = fc
      .sample(mutatedConfigs(), { numRuns: 600, seed: 6 })
      .map((text) => ({ text, config: configOf(text) }))
      .filter(({ config }) => isJson(config));
    expect(configs.length).toBeGreaterThan(400);
    const different = configs.filter(
      ({ config }) => isValid(jsonOf(config)) !== (schemaFindings(config, { root }).length === 0),
    );
    expect(different.map(({ text }) => text)).toEqual([]);
  });

  test.each(packages.map(networkSchema).filter((path) => existsSync(path)))(
    '300 networks of ours against %s',
    (path) => {
      const isValid = new Ajv7({ strict: false, validateFormats: false }).compile(
        JSON.parse(readFileSync(path, 'utf8')) as object,
      );
      const wrong = randomTopologies(300, { seed: 12 })
        .filter((interfaces) => interfaces.length > 0)
        .map((interfaces) => networkConfigV2(interfaces))
        .flatMap((config) => (isValid(config) ? [] : [{ config, errors: isValid.errors }]));
      expect(wrong.slice(0, 3)).toEqual([]);
    },
  );
});

/** Of the version that we write. The cloud-init of Debian 12 has none yet. */
const networkSchema = (folder: string): string =>
  join(folder, 'cloudinit/config/schemas/schema-network-config-v2.json');

// CommonJS, whose class is a member of what the module exports.
const Ajv = ajvOfDraft4.default;

/** URLs by our own words, which the first test compares with Python's; the other formats are looked at elsewhere. */
const otherFormats = {
  uri: (text: string) => formats.get('uri')?.fits(text) ?? false,
  date: true,
  hostname: true,
} as const;

/** No bytes and no dates, which JSON lacks. */
function isJson(config: GuestMap): boolean {
  let isAll = true;
  eachValue(config, ({ value, step }) => {
    const isOther = value.kind === 'scalar' && value.value !== null && typeof value.value === 'object';
    isAll &&= step !== 'expiredate' && !isOther;
  });
  return isAll;
}

function jsonOf(value: GuestValue): unknown {
  if (value.kind === 'list') return value.items.map(jsonOf);
  if (value.kind === 'map')
    return Object.fromEntries(value.entries.map(({ key, value: entry }) => [keyText(key), jsonOf(entry)]));
  if (value.kind === 'set') throw new Error('JSON has no sets');
  // Python tells 1.0 from 1, and JSON does not.
  return typeof value.value === 'bigint' ? Number(value.value) : value.value;
}
