import { gatewayIsSelf, gatewayOutside } from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { familyOf, formatCidr, type IpAddress } from '../../domain/ip-address.js';
import type { Interface } from '../../domain/network.js';
import type { Origin } from '../../domain/origin.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';
import { hasOpenNetworks, isInAny, isLinkLocal, networksOf } from './networks.js';

/** Gateways that their interface cannot reach. */
export const gateways = eachDevice(['interfaces'], ({ device, source }) =>
  device.interfaces.flatMap((iface, index) =>
    (['gateway4', 'gateway6'] as const).flatMap((key): readonly Diagnostic[] => {
      const gateway = iface[key];
      if (gateway === undefined) return [];
      return gatewayMistakes(gateway, { iface, position: originAt(source, ['interfaces', index, key]) });
    }),
  ),
);

function gatewayMistakes(
  gateway: IpAddress,
  { iface, position }: { iface: Interface; position: Origin },
): readonly Diagnostic[] {
  const { name, addresses } = iface;
  if (addresses.some(({ address }) => address === gateway))
    return [gatewayIsSelf(position, { gateway, name })];
  const networks = networksOf(iface, familyOf(gateway));
  if (iface.onLink === true || isLinkLocal(gateway) || isInAny(gateway, networks)) return [];
  if (hasOpenNetworks(iface, familyOf(gateway))) return [];
  return [gatewayOutside(position, { gateway, name, networks: networks.map(formatCidr) })];
}
