import type { Seed } from '../domain/seed.js';
import { networkConfigV1 } from '../encode/network/network-config-v1.js';
import { networkConfigV2 } from '../encode/network/network-config-v2.js';
import { encodeYaml } from '../encode/yaml.js';

/** The file network-config in the version that the site wants; empty where the guest is left to its own network. */
export function networkConfigOf({ interfaces, networkConfig }: Seed): string {
  if (interfaces.length === 0) return '';
  return encodeYaml(networkConfig === 'v1' ? networkConfigV1(interfaces) : networkConfigV2(interfaces));
}
