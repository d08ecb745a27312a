import type { Seed } from '../domain/seed.js';
import { networkConfigV1 } from '../encode/network/network-config-v1.js';
import { networkConfigV2 } from '../encode/network/network-config-v2.js';
import { encodeYaml } from '../encode/yaml.js';
import { guestOf } from './guests/index.js';
import { perNetwork } from './per-network.js';
import { perSeed } from './per-seed.js';

/** The file network-config in the form that the device wants; empty where the guest falls back to DHCP. */
export const networkConfigOf = perSeed((seed: Seed): string => {
  const { interfaces, networkConfig } = seed;
  if (typeof networkConfig === 'object') return networkConfig.text;
  // cloudinit/stages.py _find_networking_config takes the word from a data source as well.
  if (networkConfig === 'disabled') return encodeYaml({ network: { config: 'disabled' } });
  return interfaces.length === 0 ? '' : ofInterfaces(seed);
});

const ofInterfaces = perNetwork((seed: Seed): string => {
  const { interfaces, networkConfig, os, cloudInit } = seed;
  return encodeYaml(
    networkConfig === 'v1'
      ? networkConfigV1(interfaces, { os })
      : networkConfigV2(interfaces, { os, cloudInit, defaultRoutes: guestOf(seed).defaultRoutes }),
  );
});
