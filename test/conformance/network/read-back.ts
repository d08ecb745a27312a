import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../../src/domain/json.js';
import type { Interface } from '../../../src/domain/network.js';
import { type NetworkRenderer, networkRenderers } from '../../../src/domain/network-renderer.js';
import { parseVersionRange, type VersionRange } from '../../../src/domain/version-range.js';
import { encodeEni } from '../../../src/encode/network/eni.js';
import { isNamed } from '../../../src/encode/network/guest-names.js';
import type { Fact } from '../../../src/encode/network/losses/facts.js';
import { type NetworkFormat, networkFormats } from '../../../src/encode/network/losses/network-loss.js';
import { networkConfigV1 } from '../../../src/encode/network/network-config-v1.js';
import { networkConfigV2 } from '../../../src/encode/network/network-config-v2.js';
import { networkData } from '../../../src/encode/network/network-data.js';
import { runPython } from '../../support/python.js';
import { sure } from '../../unit/encode/network/values.js';
import type { Client } from './client.js';
import { factsOfEni } from './facts-of-eni.js';
import { factsOfNetplan, type Netplan } from './facts-of-netplan.js';
import { type Connections, factsOfNetworkManager } from './facts-of-network-manager.js';
import { factsOfNetworkd, type NetworkdFiles } from './facts-of-networkd.js';
import { factsOfSysconfig, type SysconfigFiles } from './facts-of-sysconfig.js';

export const formats = networkFormats;
export type Format = NetworkFormat;

/** The configurations whose content is compared: cloud-init turns each of our renderings into each of them. */
export const outputs: readonly NetworkRenderer[] = networkRenderers;

interface Rendered {
  readonly content?: unknown;
  readonly error?: string;
  readonly warnings: readonly string[];
}

export type ReadBack = Readonly<Partial<Record<Format, Readonly<Record<NetworkRenderer, Rendered>>>>>;

const versions: Readonly<Record<Client, VersionRange>> = {
  debian: sure(parseVersionRange('<23')),
  newest: sure(parseVersionRange('>=26')),
};

/** Our renderings of one device, in which a test may plant a fault. */
export function renderingsOf(
  interfaces: readonly Interface[],
  { client = 'debian' }: { readonly client?: Client } = {},
) {
  return {
    v1: unlessEmpty(networkConfigV1(interfaces)),
    v2: networkConfigV2(interfaces, { cloudInit: versions[client] }),
    eni: encodeEni(interfaces),
    networkData: interfaces.every(isNamed) ? (networkData(interfaces) ?? null) : null,
    nics: interfaces.flatMap((iface) =>
      iface.kind === 'ethernet' && iface.mac !== undefined
        ? [{ mac: iface.mac, name: iface.name, before: iface.setName ? `old-${iface.name}` : iface.name }]
        : [],
    ),
  };
}

/** Of nothing a client goes on without us. */
const unlessEmpty = (config: JsonObject): JsonObject | null =>
  Object.keys(config).length === 0 ? null : config;

/** All renderings through one run of cloud-init's code: Debian's, or that of the folder `cloudInit`. */
export function readBack(
  renderings: readonly ReturnType<typeof renderingsOf>[],
  { cloudInit }: { readonly cloudInit: string | undefined },
): readonly ReadBack[] {
  const script = readFileSync(new URL('render.py', import.meta.url), 'utf8');
  const answer = runPython(script, {
    args: cloudInit === undefined ? [] : [cloudInit],
    input: JSON.stringify({ cases: renderings }),
  });
  return (JSON.parse(answer) as { cases: readonly ReadBack[] }).cases;
}

export function factsOf(
  output: NetworkRenderer,
  content: unknown,
  interfaces: readonly Interface[],
): readonly Fact[] {
  switch (output) {
    case 'networkd':
      return factsOfNetworkd(content as NetworkdFiles);
    case 'netplan':
      return factsOfNetplan(content as Netplan);
    case 'eni':
      return factsOfEni(content as string);
    case 'sysconfig':
      return factsOfSysconfig(content as SysconfigFiles, interfaces);
    case 'network-manager':
      return factsOfNetworkManager(content as Connections);
  }
}
