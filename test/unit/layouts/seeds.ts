import { parseDeviceId } from '../../../src/domain/device-id.js';
import type { JsonObject } from '../../../src/domain/json.js';
import type { OutputFile } from '../../../src/domain/output-file.js';
import type { Part } from '../../../src/domain/part.js';
import type { Seed } from '../../../src/domain/seed.js';
import { uuidOf } from '../../../src/domain/uuid.js';
import { bare, eth0 } from '../encode/network/networks.js';
import { address, ip, sure } from '../encode/network/values.js';

const id = sure(parseDeviceId('waf-1'));
const uuid = uuidOf({ namespace: 'nsfocus', id });

/** A machine about which there is as little to say as can be. */
export const bareSeed: Seed = {
  id,
  type: 'waf',
  instanceId: 'waf-1',
  instanceUuid: uuid,
  uuid,
  hostname: 'waf-1',
  publicKeys: {},
  metaData: {},
  userData: [],
  vendorData: [],
  gzipUserData: false,
  included: [],
  interfaces: [],
  files: [],
  networkConfig: 'v2',
  userDataFormat: 'auto',
  guest: 'cloud-init',
  os: 'linux',
  namespace: 'nsfocus',
  versions: ['1.0', 'latest'],
};

const script: Part = {
  filename: 'init.script',
  contentType: 'text/x-shellscript',
  content: '#!/bin/sh\n',
  gzip: false,
  encoding: 'auto',
};

export const keys = { controller: 'ssh-ed25519 AAAAC3Nz a@b', deploy: 'ssh-rsa AAAAB3Nz c@d' };

/** A machine about which there is everything to say. */
export const richSeed: Seed = {
  ...bareSeed,
  fqdn: 'waf-1.example.net',
  managementIp: ip('111.0.0.11'),
  publicKeys: keys,
  metaData: { rack: 'r1', slots: [1, 2], 'availability-zone': 'berlin', launch_index: 3 },
  userData: [script],
  vendorData: [{ ...script, filename: 'vendor.script' }],
  interfaces: [
    { ...eth0, name: 'eth1', ...bare },
    { ...eth0, addresses: [address('111.0.0.11/24')], gateway4: ip('111.0.0.1') },
  ],
  files: [
    { path: '/etc/motd', content: 'hello\n', mode: '0644' },
    { path: '/etc/waf/secret', content: 's\n', mode: '0600', owner: 'root:adm' },
  ],
};

/** The text of one file of a tree. */
export function textOf(files: readonly OutputFile[], path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`no ${path}`);
  return 'linkTo' in file ? textOf(files, file.linkTo) : Buffer.from(file.content).toString();
}

export const jsonOf = (files: readonly OutputFile[], path: string): JsonObject =>
  JSON.parse(textOf(files, path)) as JsonObject;

export const pathsOf = (files: readonly OutputFile[]): readonly string[] => files.map(({ path }) => path);
