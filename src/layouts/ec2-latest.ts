import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { type Ec2Folder, ec2Metadata } from './ec2-metadata.js';
import { listing } from './listing.js';
import { userDataOf } from './user-data.js';

/**
 * latest/ of EC2's metadata service: user-data, and meta-data/, which clients walk along the lists of its folders. All
 * layouts that need it write the same files: `openstack`, whose client reads it too, `ec2` and `cloudstack`.
 * Source: cloudinit/sources/helpers/ec2.py MetadataMaterializer.
 */
export function ec2Latest(seed: Seed): readonly OutputFile[] {
  return [
    { path: 'latest/index.html', content: listing(['meta-data/', 'user-data']) },
    ...filesOf(ec2Metadata(seed), { folder: 'latest/meta-data' }),
    { path: 'latest/user-data', content: userDataOf(seed) },
  ];
}

function filesOf(metaData: Ec2Folder, { folder }: { folder: string }): readonly OutputFile[] {
  const entries = Object.entries(metaData).filter(([name]) => name !== '_name');
  return [
    { path: `${folder}/index.html`, content: listing(entries.map(([name, value]) => listed(name, value))) },
    ...entries.flatMap(([name, value]) => {
      const path = `${folder}/${name}`;
      return typeof value === 'string' ? [{ path, content: value }] : filesOf(value, { folder: path });
    }),
  ];
}

/** A name that ends in a slash is a folder, which the client asks for with its slash. */
function listed(name: string, value: string | Ec2Folder): string {
  if (typeof value === 'string') return name;
  return typeof value._name === 'string' ? value._name : `${name}/`;
}
