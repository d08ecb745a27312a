import type { Layout } from '../domain/layout.js';
import type { Seed } from '../domain/seed.js';
import { ec2Latest } from './ec2-latest.js';
import { ec2Keys, ec2Metadata } from './ec2-metadata.js';

/**
 * What a virtual router of CloudStack answers: EC2's latest/ and no other version, with the keys themselves in
 * public-keys, a line each, where EC2 has a folder. It is there without keys too: cloudbase-init's plugin fails where it
 * is not. The client asks at the address of the DHCP server, whose port 8080 has to answer `saved_password` besides.
 * Sources: cloudinit/sources/DataSourceCloudStack.py, cloudbaseinit/metadata/services/cloudstack.py get_public_keys.
 */
export const cloudstack: Layout = {
  files: (seed) => ec2Latest(seed, { metaData: { ...ec2Metadata(seed), 'public-keys': linesOf(seed) } }),
  tops: ['latest'],
  client: { carries: [], ownKeys: ec2Keys, needs: ['port-80'], latest: { rank: 2, keys: 'lines' } },
};

const linesOf = ({ publicKeys }: Seed): string =>
  Object.values(publicKeys)
    .map((line) => `${line}\n`)
    .join('');
