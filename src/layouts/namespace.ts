import type { JsonObject } from '../domain/json.js';
import type { Layout } from '../domain/layout.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { encodeJsonLine } from '../encode/json.js';
import { eniOf } from './eni.js';
import { listing } from './listing.js';
import { metaDataText } from './meta-data-text.js';
import { networkConfigOf } from './network-config.js';
import { userDataOf, vendorDataOf } from './user-data.js';

/**
 * A metadata tree under a name of the site's own: <namespace>/<version>/{meta_data.json, meta_data/<key>,
 * user_data}. Every folder's index.html is the list of its names, as plain text. All versions hold the same
 * files; the newest one is written, the others link to it.
 */
export const namespace: Layout = {
  files: namespaceTree,
  tops: [],
  client: {
    carries: ['vendor-data', 'network', 'network-config', 'fqdn'],
    // Our data source; others read the ENI beside it.
    networkForms: [{ form: 'network-config' }],
    ownKeys: {
      files: 'files',
      fqdn: 'fqdn',
      hostname: 'hostname',
      id: 'id',
      'instance-id': 'generation',
      instance_id: 'generation',
      'local-ipv4': 'management_ip',
      'network-config': 'interfaces',
      network_config: 'interfaces',
      'public-hostname': 'hostname',
      public_keys: 'public_keys',
      uuid: 'uuid',
    },
    // As long as the machine has that SMBIOS uuid: check_instance_id of our data source.
    keeps: () => true,
    needs: ['namespace', 'data-source'],
  },
};

function namespaceTree(seed: Seed): readonly OutputFile[] {
  const [newest, ...older] = [...seed.versions].reverse() as [string, ...string[]];
  const files = versionFiles(seed, { newest });
  const at = (version: string, path: string): string => `${seed.namespace}/${version}/${path}`;
  return [
    { path: `${seed.namespace}/index.html`, content: listing(seed.versions) },
    ...files.map(({ path, content }) => ({ path: at(newest, path), content })),
    ...older.flatMap((version) =>
      files.map(({ path }) => ({ path: at(version, path), linkTo: at(newest, path) })),
    ),
  ];
}

function versionFiles(seed: Seed, { newest }: { newest: string }) {
  const keys = metaDataKeys(seed);
  // Listed only where there is some: a guest reads the listing and asks for nothing that is not there.
  const vendorData = seed.vendorData.length === 0 ? [] : ['vendor_data'];
  return [
    { path: 'index.html', content: listing(['meta_data', 'user_data', 'meta_data.json', ...vendorData]) },
    { path: 'meta_data/index.html', content: listing(keys.map(({ name }) => name)) },
    ...keys.map(({ name, content }) => ({ path: `meta_data/${name}`, content })),
    { path: 'meta_data.json', content: encodeJsonLine(metaData(seed, { newest })) },
    { path: 'user_data', content: userDataOf(seed) },
    ...vendorData.map((path) => ({ path, content: vendorDataOf(seed) })),
  ];
}

/** The first five keys stand in the order in which OpenStack's metadata service gave them. */
function metaData(seed: Seed, { newest }: { newest: string }): JsonObject {
  return {
    files: {},
    public_keys: seed.publicKeys,
    hostname: seed.hostname,
    id: seed.id,
    // Below the namespace, not below the version: a guest joins it to <server>/<namespace>/.
    ...(eniOf(seed) !== undefined && {
      network_config: { content_path: `${newest}/meta_data/network_config` },
    }),
    uuid: seed.uuid,
    instance_id: seed.instanceId,
    ...(seed.fqdn === undefined ? {} : { fqdn: seed.fqdn }),
    ...seed.metaData,
  };
}

function metaDataKeys(seed: Seed): readonly { name: string; content: string }[] {
  const own = new Map<string, string>([['public-hostname', seed.hostname]]);
  if (seed.managementIp !== undefined) own.set('local-ipv4', seed.managementIp);
  const eni = eniOf(seed);
  if (eni !== undefined) own.set('network_config', eni);
  own.set('instance-id', seed.instanceId);
  // ENI cannot say all that an interface may be: our data source prefers this, others pass over it.
  const networkConfig = networkConfigOf(seed);
  if (networkConfig !== '') own.set('network-config', networkConfig);
  for (const [name, value] of Object.entries(seed.metaData)) own.set(name, metaDataText(value));
  return [...own].map(([name, content]) => ({ name, content }));
}
