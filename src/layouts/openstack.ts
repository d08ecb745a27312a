import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { ec2Latest } from './ec2-latest.js';
import { listing } from './listing.js';
import { openstackFiles, openstackVersions } from './openstack-files.js';

/**
 * The tree of OpenStack's metadata service, and EC2's latest/ beside it: the client reads that too, at an address of
 * its own, and without it waits five seconds and logs a warning.
 * Source: cloudinit/sources/helpers/openstack.py MetadataReader.
 */
export function openstack(seed: Seed): readonly OutputFile[] {
  const files = openstackFiles(seed);
  const namesIn = (folder: string): readonly string[] =>
    files
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .map(({ path }) => path.slice(folder.length + 1));
  const inVersion = listing(namesIn('openstack/latest'));
  const contents = namesIn('openstack/content');
  return [
    ...files,
    { path: 'openstack/index.html', content: listing(openstackVersions) },
    ...openstackVersions.map((version) => ({ path: `openstack/${version}/index.html`, content: inVersion })),
    ...(contents.length === 0 ? [] : [{ path: 'openstack/content/index.html', content: listing(contents) }]),
    ...ec2Latest(seed),
  ];
}
