import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { type Ec2Folder, ec2Metadata } from './ec2-metadata.js';
import { listing } from './listing.js';
import { userDataOf } from './user-data.js';

/**
 * latest/ of EC2's metadata service: user-data, and meta-data/, which clients walk along the lists of its folders. Layouts
 * that need it write the same files: `openstack`, whose client reads it too, `cloudstack`, and `ec2`, which has dynamic/
 * beside it. Source: cloudinit/sources/helpers/ec2.py MetadataMaterializer.
 */
export function ec2Latest(
  seed: Seed,
  { metaData = ec2Metadata(seed), dynamic }: { metaData?: Ec2Folder; dynamic?: Ec2Folder } = {},
): readonly OutputFile[] {
  const names = [...(dynamic === undefined ? [] : ['dynamic/']), 'meta-data/', 'user-data'];
  return [
    { path: 'latest/index.html', content: listing(names) },
    ...(dynamic === undefined ? [] : ec2Files(dynamic, { folder: 'latest/dynamic' })),
    ...ec2Files(metaData, { folder: 'latest/meta-data' }),
    { path: 'latest/user-data', content: userDataOf(seed) },
  ];
}

/** A folder of metadata as files, with the list of each folder. */
function ec2Files(metaData: Ec2Folder, { folder }: { folder: string }): readonly OutputFile[] {
  const entries = Object.entries(metaData).filter(([name]) => name !== '_name');
  return [
    { path: `${folder}/index.html`, content: listing(entries.map(([name, value]) => listed(name, value))) },
    ...entries.flatMap(([name, value]) => {
      const path = `${folder}/${name}`;
      return typeof value === 'string' ? [{ path, content: value }] : ec2Files(value, { folder: path });
    }),
  ];
}

/** A name that ends in a slash is a folder, which the client asks for with its slash. */
function listed(name: string, value: string | Ec2Folder): string {
  if (typeof value === 'string') return name;
  return typeof value._name === 'string' ? value._name : `${name}/`;
}
