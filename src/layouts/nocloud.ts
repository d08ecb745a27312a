import type { JsonObject } from '../domain/json.js';
import type { Layout, VolumeKind } from '../domain/layout.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { eniProblems } from '../encode/network/eni-problems.js';
import { encodeYaml } from '../encode/yaml.js';
import { guestOf } from './guests/index.js';
import { localHostname } from './local-hostname.js';
import { networkConfigOf } from './network-config.js';
import { networkInterfaces } from './network-interfaces.js';
import { perSeed } from './per-seed.js';
import { userDataOf, vendorDataOf } from './user-data.js';

/**
 * The four files of NoCloud, always all four: over HTTP a missing one costs ten seconds of every boot, for
 * cloud-init takes a 404 for a server that is not up yet. Some other guests stumble over a file that is empty.
 * Source: cloudinit/util.py read_seeded.
 */
export const nocloud: Layout = {
  files: perSeed((seed: Seed): readonly OutputFile[] => [
    { path: 'meta-data', content: encodeYaml(metaData(seed)) },
    ...optional(seed, 'user-data', userDataOf(seed)),
    ...optional(seed, 'vendor-data', vendorDataOf(seed)),
    ...optional(seed, 'network-config', networkConfigOf(seed)),
  ]),
  tops: ['meta-data', 'user-data', 'vendor-data', 'network-config'],
  client: {
    carries: ['vendor-data', 'network', 'network-config'],
    // DataSourceNoCloud.py: by URL it asks for network-config from 24.3 on.
    networkForms: [
      { form: 'network-config', from: '24.3' },
      { form: 'eni', before: '24.3', problemsOf: eniProblems },
    ],
    ownKeys: {
      'instance-id': 'generation',
      'local-hostname': 'hostname',
      'network-interfaces': 'interfaces',
      'public-keys': 'public_keys',
    },
    smbios: { serial: nocloudSerial },
    seedFolder: (id) => `www/${id}`,
  },
};

/** From a medium all versions read it. */
export const fromMedia = [{ form: 'network-config' }] as const;

/** The same files on a volume. DataSourceNoCloud.py: the label is cidata or CIDATA. */
export const nocloudVolume: VolumeKind = { ...nocloud, client: volumeClient(), label: 'cidata', suffix: '' };

/** Out of a volume nobody copies files. */
function volumeClient(): VolumeKind['client'] {
  const { seedFolder: _, ...client } = nocloud.client;
  return { ...client, networkForms: fromMedia };
}

/**
 * The text in SMBIOS's system-serial-number by which NoCloud fetches its seed from a URL, which ends in a slash.
 * One form for all clients: before 23.1 `ds=nocloud` alone means a local seed and refuses http, and from 24.1 on
 * `ds=nocloud-net` is deprecated; a dsmode that is written down counts with all of them.
 * Source: cloudinit/sources/DataSourceNoCloud.py, load_cmdline_data and DataSourceNoCloudNet.ds_detect.
 */
export function nocloudSerial(url: string): string {
  return `ds=nocloud;s=${url};dsmode=net`;
}

/** A file that may be empty, as the guest wants it then. */
function optional(
  seed: Seed,
  path: 'user-data' | 'vendor-data' | 'network-config',
  content: string | Uint8Array,
): readonly OutputFile[] {
  const instead = content === '' ? guestOf(seed).noCloud?.ifEmpty?.[path] : content;
  return instead === null ? [] : [{ path, content: instead ?? content }];
}

/** Keys of DataSourceNoCloud.py; all others are for jinja in the guest, as ds.meta_data.*. */
function metaData(seed: Seed): JsonObject {
  const keys = Object.values(seed.publicKeys);
  const interfaces = networkInterfaces(seed);
  return {
    'instance-id': seed.instanceId,
    'local-hostname': localHostname(seed),
    // A list: cloudbase-init takes one where it fails on a mapping of names to keys.
    ...(keys.length === 0 ? {} : { 'public-keys': keys }),
    ...(interfaces === undefined ? {} : { 'network-interfaces': interfaces }),
    ...guestOf(seed).noCloud?.metaData?.({ name: localHostname(seed), keys }),
    ...seed.metaData,
  };
}
