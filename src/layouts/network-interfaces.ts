import type { Seed } from '../domain/seed.js';
import { eniProblems } from '../encode/network/eni-problems.js';
import { eniOf } from './eni.js';
import { perNetwork } from './per-network.js';

/**
 * The network as ENI for NoCloud's meta-data. Over HTTP, cloud-init before 24.3 and Ubuntu's stable releases read no
 * network-config and take this; where there is a network-config too, all others pass over it in silence. Undefined where
 * cloud-init's reader would make less of it than the DHCP by which the guest came here: it knows no bonds, bridges,
 * VLANs and no DHCPv6. Source: cloudinit/sources/DataSourceNoCloud.py network_config, cloudinit/net/eni.py.
 */
export function networkInterfaces(seed: Pick<Seed, 'interfaces' | 'networkConfig'>): string | undefined {
  return isRead(seed) ? eniOf(seed) : undefined;
}

const problems = perNetwork(({ interfaces }: Pick<Seed, 'interfaces' | 'networkConfig'>) =>
  eniProblems(interfaces).length === 0 ? '' : 'some',
);
const isRead = (seed: Pick<Seed, 'interfaces' | 'networkConfig'>): boolean => problems(seed) === '';
