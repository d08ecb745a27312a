import type { JsonObject } from '../domain/json.js';
import type { Seed } from '../domain/seed.js';
import { isOfInterfaces } from '../domain/site.js';
import { networkData } from '../encode/network/network-data.js';
import { networkDataProblems } from '../encode/network/network-data-problems.js';
import { eniOf } from './eni.js';
import { guestOf } from './guests/index.js';
import { networkInterfaces } from './network-interfaces.js';
import { perSeed } from './per-seed.js';

/** A device's network in the two forms that OpenStack has for it. */
export interface OpenstackNetwork {
  /** network_data.json. */
  readonly data?: JsonObject;
  /** What meta_data.json names as `network_config`. */
  readonly eni?: string;
}

/**
 * Both where network_data.json holds all of it, since clients then pass over the ENI; the ENI alone where that is what
 * cloud-init reads whole. Where neither is, none: of half a network a guest is left with no way out, of none with DHCP.
 */
export const openstackNetwork = perSeed(
  (seed: Pick<Seed, 'interfaces' | 'networkConfig' | 'os' | 'guest' | 'cloudInit'>): OpenstackNetwork => {
    const { interfaces, os, cloudInit } = seed;
    const isOther = os === 'linux' && guestOf(seed).userData.isCloudInits !== true;
    const isHeld = networkDataProblems(interfaces).every(({ severity }) => severity === 'warning');
    const data =
      isHeld && isOfInterfaces(seed) ? networkData(interfaces, { os, isOther, cloudInit }) : undefined;
    const eni = data === undefined ? networkInterfaces(seed) : eniOf(seed);
    return { ...(data !== undefined && { data }), ...(eni !== undefined && { eni }) };
  },
);
