import type { Layout } from '../domain/layout.js';
import { latestVersion } from '../domain/openstack-version.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { ec2Latest } from './ec2-latest.js';
import { type Ec2Folder, ec2Metadata } from './ec2-metadata.js';
import { listing } from './listing.js';
import { openstackClient } from './openstack-client.js';
import { openstackFiles } from './openstack-files.js';

/**
 * The tree of OpenStack's metadata service, in the versions that the site wants: clients take the newest that is listed and
 * that they know, and `latest` else. EC2's latest/ beside it: the client reads that too, at an address of
 * its own, and without it waits five seconds and logs a warning.
 * Source: cloudinit/sources/helpers/openstack.py MetadataReader.
 */
export const openstack: Layout = {
  files: openstackTree,
  tops: ['openstack', 'latest'],
  client: {
    ...openstackClient,
    latest: { rank: 3 },
    // DataSourceOpenStack.py ds_detect: a product name that it knows; from 23.2 on the image's settings do as well.
    smbios: { product: 'OpenStack Nova' },
    // nova/api/openstack/compute/schemas/servers.py: user_data, base64, maxLength 65535.
    budget: { name: 'openstack', bytes: 65_535, unit: 'base64', isUsual: false },
  },
};

function openstackTree(seed: Seed): readonly OutputFile[] {
  const dates = (seed.openstackVersions ?? []).filter((version) => version !== latestVersion);
  const versions = [...dates.toSorted(), latestVersion];
  const files = [...openstackFiles(seed, { versions }), ...passwordFiles(versions)];
  const namesIn = (folder: string): readonly string[] =>
    files
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .map(({ path }) => path.slice(folder.length + 1));
  const inVersion = listing(namesIn(`openstack/${latestVersion}`));
  const contents = namesIn('openstack/content');
  return [
    ...files,
    { path: 'openstack/index.html', content: listing(versions) },
    ...versions.map((version) => ({ path: `openstack/${version}/index.html`, content: inVersion })),
    ...(contents.length === 0 ? [] : [{ path: 'openstack/content/index.html', content: listing(contents) }]),
    ...ec2Latest(seed, { metaData: withoutNetwork(ec2Metadata(seed, { hasNetwork: false })) }),
  ];
}

/**
 * Nova's has none either: what clients take from here is for jinja parts and for the names of disks. The network is in
 * openstack/. Sources: cloudinit/sources/DataSourceOpenStack.py ec2_metadata; nova/api/metadata/base.py get_ec2_metadata.
 */
function withoutNetwork(metaData: Ec2Folder): Ec2Folder {
  if (metaData.network === undefined) return metaData;
  const { network: _, ...others } = metaData;
  return others;
}

/**
 * cloudbase-init posts the password that it made up to a service that has a meta_data.json of 2013-04-04. A static server
 * takes none: the plugin would fail, and set another password at each boot. A password that is there already ends it.
 * Source: cloudbaseinit/metadata/services/httpservice.py is_password_set, plugins/common/setuserpassword.py.
 */
const passwordFiles = (versions: readonly string[]): readonly OutputFile[] =>
  versions.toReversed().map((version) => {
    const path = `openstack/${version}/password`;
    if (version === latestVersion) return { path, content: 'The password stays in the guest.\n' };
    return { path, linkTo: `openstack/${latestVersion}/password` };
  });
