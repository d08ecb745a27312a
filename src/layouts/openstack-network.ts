import type { Seed } from '../domain/seed.js';
import { isOfInterfaces } from '../domain/site.js';
import { encodeJsonLine } from '../encode/json.js';
import { networkData } from '../encode/network/network-data.js';
import { networkDataProblems } from '../encode/network/network-data-problems.js';
import { eniOf } from './eni.js';
import { guestOf } from './guests/index.js';
import { networkInterfaces } from './network-interfaces.js';
import { perNetwork } from './per-network.js';
import { perSeed } from './per-seed.js';

/** A device's network in the two forms that OpenStack has for it. */
export interface OpenstackNetwork {
  /** The text of network_data.json. */
  readonly data?: string;
  /** What meta_data.json names as `network_config`. */
  readonly eni?: string;
}

type NetworkSeed = Pick<Seed, 'interfaces' | 'networkConfig' | 'os' | 'guest' | 'cloudInit'>;

/**
 * Both where network_data.json holds all of it, since clients then pass over the ENI; the ENI alone where that is what
 * cloud-init reads whole. Where neither is, none: of half a network a guest is left with no way out, of none with DHCP.
 */
export const openstackNetwork = perSeed((seed: NetworkSeed): OpenstackNetwork => {
  const data = isOfInterfaces(seed) ? dataText(seed) : '';
  const eni = data === '' ? networkInterfaces(seed) : eniOf(seed);
  return { ...(data !== '' && { data }), ...(eni !== undefined && { eni }) };
});

/** Empty where the file cannot hold the network, or has nothing to hold. */
const dataText = perNetwork((seed: NetworkSeed): string => {
  const { interfaces, os, cloudInit } = seed;
  const isOther = os === 'linux' && guestOf(seed).userData.isCloudInits !== true;
  const isHeld = networkDataProblems(interfaces).every(({ severity }) => severity === 'warning');
  const data = isHeld ? networkData(interfaces, { os, isOther, cloudInit }) : undefined;
  return data === undefined ? '' : encodeJsonLine(data);
});
