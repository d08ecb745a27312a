import type { JsonObject } from '../domain/json.js';
import type { FilesKind, OversizedValue } from '../domain/layout.js';
import type { Seed } from '../domain/seed.js';
import { encodeJson } from '../encode/json.js';
import { gzipBytes } from '../encode/mime.js';
import { encodeYaml } from '../encode/yaml.js';
import { guests } from './guests/index.js';
import { localHostname } from './local-hostname.js';
import { networkConfigOf } from './network-config.js';
import { perSeed } from './per-seed.js';
import { userDataOf, vendorDataOf } from './user-data.js';

/** Settings of a machine of VMware by their names, as its .vmx file and vSphere's extraConfig have them. */
export type GuestinfoSettings = Readonly<Record<string, string>>;

/**
 * The settings as one JSON object. Terraform takes it as it is: `extra_config = jsondecode(file(…))`.
 */
export const guestinfo: FilesKind = {
  files: (seed) => [
    {
      path: `${seed.id}.guestinfo.json`,
      content: `${encodeJson(guestinfoSettings(seed), { indent: 2 })}\n`,
    },
  ],
  client: {
    carries: ['vendor-data', 'network', 'network-config'],
    networkForms: [{ form: 'network-config' }],
    ownKeys: {
      'instance-id': 'generation',
      'local-hostname': 'hostname',
      network: 'interfaces',
      'public-keys-data': 'public_keys',
    },
    oversized,
  },
};

/** Bytes of one value. Source: open-vm-tools, lib/include/guest_msg_def.h GUESTMSG_MAX_IN_SIZE. */
const limit = 64 * 1024;

function oversized(seed: Seed): OversizedValue | undefined {
  const over = Object.entries(guestinfoSettings(seed)).find(([, value]) => value.length > limit);
  if (over === undefined) return undefined;
  const [key, value] = over;
  return { key, bytes: value.length, limit, of: contentOf[key] ?? 'user-data' };
}

const contentOf: Readonly<Record<string, OversizedValue['of']>> = {
  'guestinfo.metadata': 'meta-data',
  'guestinfo.vendordata': 'vendor-data',
};

/**
 * What the guest reads through VMware's tools. Everything is packed: a value is short and has no line end.
 * Source: cloudinit/sources/DataSourceVMware.py guestinfo and decode; cloudbase-init's vmwareguestinfoservice.py.
 */
export const guestinfoSettings = perSeed((seed: Seed): GuestinfoSettings => {
  const foreign = foreignSettings(seed);
  if (foreign !== undefined) return foreign;
  return {
    ...packed('guestinfo.metadata', metaDataText(seed)),
    ...packed('guestinfo.userdata', userDataOf(seed)),
    ...packed('guestinfo.vendordata', vendorDataOf(seed)),
  };
});

/**
 * The network stands inside the metadata here: as a mapping, or as a text in base64, whose bytes are the operator's.
 * Sources: DataSourceVMware.py process_metadata; vmwareguestinfoservice.py _process_network_config.
 */
function metaDataText(seed: Seed): string {
  const text = networkConfigOf(seed);
  if (typeof seed.networkConfig === 'object' && text !== '') {
    const network = Buffer.from(text).toString('base64');
    return encodeYaml({ ...metaData(seed), network, 'network.encoding': 'base64' });
  }
  const network = text === '' ? '' : `network:\n${text.replace(/^(?=.)/gm, '  ')}`;
  return `${encodeYaml(metaData(seed))}${network}`;
}

/** `public-keys-data` is the one name for keys that cloud-init and cloudbase-init both read, one key a line. */
function metaData(seed: Seed): JsonObject {
  const keys = Object.values(seed.publicKeys);
  return {
    'instance-id': seed.instanceId,
    'local-hostname': localHostname(seed),
    ...(keys.length === 0 ? {} : { 'public-keys-data': keys.join('\n') }),
    ...seed.metaData,
  };
}

function packed(key: string, content: string | Uint8Array): GuestinfoSettings {
  if (content.length === 0) return {};
  const bytes = typeof content === 'string' ? gzipBytes(content) : content;
  return { [key]: Buffer.from(bytes).toString('base64'), [`${key}.encoding`]: 'gzip+base64' };
}

/** Guests that are no cloud-init have keys of their own for the one text that they read. */
function foreignSettings(seed: Seed): GuestinfoSettings | undefined {
  const [part, second] = seed.userData;
  const guest = Object.values(guests).find(({ userData }) => userData.contentType === part?.contentType);
  if (part === undefined || second !== undefined || guest?.guestinfo === undefined) return undefined;
  const { key, packing, hasMetaData } = guest.guestinfo;
  const pack = (name: string, content: string): GuestinfoSettings =>
    packing === 'base64' ? { [name]: Buffer.from(content).toString('base64') } : packed(name, content);
  // Without a network it is not read: its form has a number there.
  const isNetworkRead = hasMetaData && seed.networkConfig === 'v2' && seed.interfaces.length > 0;
  return {
    ...(isNetworkRead ? pack('guestinfo.metadata', metaDataText(seed)) : {}),
    ...pack(key, part.content),
  };
}
