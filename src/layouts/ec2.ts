import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { ec2Dynamic } from './ec2-identity.js';
import { ec2Latest } from './ec2-latest.js';

/**
 * The tree of EC2's metadata service, in the versions that cloud-init asks for; all hold the same files.
 * Source: cloudinit/sources/DataSourceEc2.py min_metadata_version, extended_metadata_versions.
 */
export function ec2(seed: Seed): readonly OutputFile[] {
  const latest = ec2Latest(seed, { dynamic: ec2Dynamic(seed) });
  const dated = datedVersions.flatMap((version) =>
    latest.map(({ path }) => ({ path: path.replace(/^latest/, version), linkTo: path })),
  );
  return [...latest, ...dated];
}

const datedVersions = ['2009-04-04', '2016-09-02', '2018-09-24', '2021-03-23'] as const;
