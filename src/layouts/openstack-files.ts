import { latestVersion } from '../domain/openstack-version.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { encodeJsonLine } from '../encode/json.js';
import { contentsOf } from './openstack-contents.js';
import { openstackMetaData } from './openstack-meta-data.js';
import { openstackNetwork } from './openstack-network.js';
import { userDataOf, vendorDataOf } from './user-data.js';

/**
 * openstack/, as a config drive holds it and a metadata service answers it, lists of folders aside. All versions hold the
 * same files, `latest` first. Source: cloudinit/sources/helpers/openstack.py BaseReader.read_v2.
 */
export function openstackFiles(
  seed: Seed,
  { versions }: { versions: readonly string[] },
): readonly OutputFile[] {
  const latest = versionFiles(seed);
  return [
    ...latest.map(({ name, content }) => ({ path: `openstack/${latestVersion}/${name}`, content })),
    ...versions
      .filter((version) => version !== latestVersion)
      .flatMap((version) =>
        latest.map(({ name }) => ({
          path: `openstack/${version}/${name}`,
          linkTo: `openstack/${latestVersion}/${name}`,
        })),
      ),
    ...contentsOf(seed).all.map(({ contentPath, content }) => ({ path: `openstack${contentPath}`, content })),
  ];
}

function versionFiles(
  seed: Seed,
): readonly { readonly name: string; readonly content: string | Uint8Array }[] {
  const vendorData = vendorDataOf(seed);
  const { data: network } = openstackNetwork(seed);
  return [
    { name: 'meta_data.json', content: encodeJsonLine(openstackMetaData(seed)) },
    // Always, even when it is empty: what is there costs no second request and no 404 in a log.
    { name: 'user_data', content: userDataOf(seed) },
    // The key under which cloud-init looks for what is meant for it. Source: sources/__init__.py convert_vendordata.
    {
      name: 'vendor_data.json',
      content: encodeJsonLine(vendorData === '' ? {} : { 'cloud-init': vendorData }),
    },
    // cloud-init runs what stands here after what stands in the other one, so the same parts would run twice.
    { name: 'vendor_data2.json', content: encodeJsonLine({}) },
    ...(network === undefined ? [] : [{ name: 'network_data.json', content: network }]),
  ];
}
