import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ownKeysOf } from '../../../src/domain/known-layouts.js';
import type { OutputFile } from '../../../src/domain/output-file.js';
import { images, knownLayouts, layouts } from '../../../src/layouts/index.js';
import { bareSeed, jsonOf, richSeed, textOf } from './seeds.js';

type Read = (files: readonly OutputFile[]) => readonly string[];

const yamlKeys =
  (path: string): Read =>
  (files) =>
    Object.keys(parse(textOf(files, path)) as object);
const jsonKeys =
  (path: string): Read =>
  (files) =>
    Object.keys(jsonOf(files, path));
const listed =
  (path: string): Read =>
  (files) =>
    textOf(files, path)
      .trimEnd()
      .split('\n')
      .map((name) => name.replace(/\/$/, ''));

const openstackKeys: Read = (files) => {
  const path = files.find((file) => file.path.endsWith('openstack/latest/meta_data.json'))?.path ?? '';
  return jsonKeys(path)(files);
};

/** The names that a client finds in its metadata; a layout that is not here has none. */
const readers: Readonly<Record<string, Read>> = {
  namespace: (files) => [
    ...jsonKeys('nsfocus/latest/meta_data.json')(files),
    ...listed('nsfocus/latest/meta_data/index.html')(files),
  ],
  nocloud: yamlKeys('meta-data'),
  openstack: openstackKeys,
  ec2: listed('latest/meta-data/index.html'),
  cloudstack: listed('latest/meta-data/index.html'),
  'config-drive': openstackKeys,
  guestinfo: (files) => {
    const settings = jsonOf(files, 'waf-1.guestinfo.json') as Record<string, string>;
    const packed = Buffer.from(settings['guestinfo.metadata'] ?? '', 'base64');
    return Object.keys(parse(gunzipSync(packed).toString()) as object);
  },
  'boot-partition': yamlKeys('waf-1.boot-partition/meta-data'),
};

// They are set by these keys of meta_data themselves, under either spelling.
const placement = ['availability-zone', 'availability_zone', 'launch-index', 'launch_index'];

describe.each([...Object.entries(layouts), ...Object.entries(images)])(
  'the metadata of %s',
  (name, { files, client }) => {
    test('has the keys of the device, and those that the record names', () => {
      const keys = [richSeed, { ...richSeed, managementIp: undefined }, bareSeed].flatMap((seed) =>
        (readers[name] ?? (() => []))(files(seed as typeof richSeed)),
      );
      const others = new Set(keys.filter((key) => !(key in richSeed.metaData) && !placement.includes(key)));
      for (const key of others) expect(Object.keys(client.ownKeys)).toContain(key);
    });
  },
);

test('a key that several layouts fill in is set by one field', () => {
  const all = [...Object.values(layouts), ...Object.values(images)];
  for (const { client } of all)
    for (const [key, field] of Object.entries(client.ownKeys))
      expect([key, ownKeysOf(knownLayouts).get(key)]).toEqual([key, field]);
});
