import { familyOf } from '../domain/ip-address.js';
import type { JsonObject } from '../domain/json.js';
import type { Seed } from '../domain/seed.js';
import { encodeJsonLine } from '../encode/json.js';
import type { Ec2Folder } from './ec2-metadata.js';
import { metaDataText } from './meta-data-text.js';
import { placementOf } from './placement.js';

/**
 * dynamic/ of EC2's metadata service: what a guest that takes itself for one of AWS, and AWS's own SDKs, ask about where
 * they are. It is not signed. Sources: cloudinit/sources/DataSourceEc2.py region, cloudinit/sources/helpers/ec2.py
 * get_instance_identity.
 */
export const ec2Dynamic = (seed: Seed): Ec2Folder => ({
  'instance-identity': { document: encodeJsonLine(identityOf(seed)) },
});

/** Keys that are unknown are left out: null would count as a value. */
function identityOf(seed: Seed): JsonObject {
  const { managementIp, metaData, namespace } = seed;
  const zone = placementOf(seed).zone;
  const zoneName = zone === undefined ? '' : metaDataText(zone);
  const region =
    metaData.region === undefined ? regionOf(zoneName || namespace) : metaDataText(metaData.region);
  const isIpv4 = managementIp !== undefined && familyOf(managementIp) === 4;
  return {
    // Machines of the other kind say so in their metadata.
    architecture: metaData.architecture === undefined ? 'x86_64' : metaDataText(metaData.architecture),
    availabilityZone: zoneName || region,
    instanceId: seed.instanceId,
    instanceType: seed.type,
    ...(isIpv4 ? { privateIp: managementIp } : {}),
    region,
    version: '2017-09-30',
  };
}

/** `eu-central-1a` is a zone of `eu-central-1`; of other names nobody knows what they are part of. */
const regionOf = (zone: string): string => /^([a-z]+(?:-[a-z]+)*-[0-9]+)[a-z]$/.exec(zone)?.[1] ?? zone;
