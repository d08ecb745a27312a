import type { Layout } from '../domain/layout.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { ec2Dynamic } from './ec2-identity.js';
import { ec2Latest } from './ec2-latest.js';
import { ec2Keys } from './ec2-metadata.js';
import { guestOf, guests } from './guests/index.js';

/**
 * The versions that cloud-init asks for. Source: cloudinit/sources/DataSourceEc2.py min_metadata_version,
 * extended_metadata_versions.
 */
const datedVersions = ['2009-04-04', '2016-09-02', '2018-09-24', '2021-03-23'] as const;

/** The tree of EC2's metadata service, in these versions; all hold the same files. */
export const ec2: Layout = {
  files,
  tops: ['latest', ...datedVersions, ...Object.values(guests).flatMap(({ ec2Version }) => ec2Version ?? [])],
  client: {
    carries: [],
    ownKeys: ec2Keys,
    latest: { rank: 1, keys: 'folders' },
    smbios: { isAmazons: true },
    // Amazon EC2 User Guide, "Run commands when you launch an EC2 instance": 16 KB, in raw form, before base64.
    budget: { name: 'ec2', bytes: 16 * 1024, unit: 'raw', isUsual: true },
  },
};

function files(seed: Seed): readonly OutputFile[] {
  const latest = ec2Latest(seed, { dynamic: ec2Dynamic(seed) });
  const { ec2Version } = guestOf(seed);
  const versions = ec2Version === undefined ? datedVersions : [...datedVersions, ec2Version];
  const dated = versions.flatMap((version) =>
    latest.map(({ path }) => ({ path: path.replace(/^latest/, version), linkTo: path })),
  );
  return [...latest, ...dated];
}
