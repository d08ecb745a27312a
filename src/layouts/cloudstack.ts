import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { ec2Latest } from './ec2-latest.js';

/**
 * What a virtual router of CloudStack answers: EC2's latest/ and no other version. It is asked at the address of the
 * DHCP server, whose port 8080 has to answer `saved_password` besides.
 * Source: cloudinit/sources/DataSourceCloudStack.py.
 */
export const cloudstack = (seed: Seed): readonly OutputFile[] => ec2Latest(seed);
