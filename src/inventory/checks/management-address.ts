import { managementElsewhere } from '../../diagnostics/catalogue/inventory-devices.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { familyOf, formatCidr, isInside, networkOf } from '../../domain/ip-address.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';
import { hasOpenNetworks } from './networks.js';

/**
 * A management address next to the addresses of the device, but on none of its interfaces: the server would
 * never see a request from it. One in a foreign network is left alone, a translation may stand between.
 */
export const managementAddress = eachDevice(
  ['management_ip', 'interfaces'],
  ({ device, source }): readonly Diagnostic[] => {
    const { id, managementIp: address, interfaces } = device;
    if (address === undefined) return [];
    const own = interfaces.flatMap(({ addresses }) => addresses);
    if (own.some((value) => value.address === address)) return [];
    if (interfaces.some((iface) => hasOpenNetworks(iface, familyOf(address)))) return [];
    const network = own
      .map(networkOf)
      .find((candidate) => candidate.prefix > 0 && isInside(address, candidate));
    if (network === undefined) return [];
    const position = originAt(source, ['management_ip']);
    return [managementElsewhere(position, { address, id, network: formatCidr(network) })];
  },
);
