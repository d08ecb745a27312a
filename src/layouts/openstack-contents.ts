import type { Seed } from '../domain/seed.js';
import { openstackNetwork } from './openstack-network.js';

/** A file that meta_data.json names by its `content_path`, which is below openstack/. */
export interface OpenstackContent {
  readonly contentPath: string;
  readonly content: string | Uint8Array;
}

/** What stands in openstack/content/: the network as ENI, then the files for the guest, numbered from 0000. */
export function contentsOf(seed: Seed) {
  const { eni } = openstackNetwork(seed);
  const network = eni === undefined ? [] : [numbered(eni, 0)];
  // Readers of these write them at once, as whole files: those for later are in the user-data alone.
  const early = seed.files.filter(({ defer, append }) => defer !== true && append !== true);
  const guestFiles = early.map(({ path, content, isBase64 }, index) => ({
    path,
    ...numbered(isBase64 === true ? Buffer.from(content, 'base64') : content, network.length + index),
  }));
  return { network: network[0], files: guestFiles, all: [...network, ...guestFiles] };
}

function numbered(content: string | Uint8Array, number: number): OpenstackContent {
  return { contentPath: `/content/${String(number).padStart(4, '0')}`, content };
}
