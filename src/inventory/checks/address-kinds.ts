import { notAHost } from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { bitsOf, familyOf, formatCidr, type InterfaceAddress, networkOf } from '../../domain/ip-address.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** Addresses that IPv4 keeps for a network itself and for all its hosts. */
export const addressKinds = eachDevice(['interfaces'], ({ device, source }) =>
  device.interfaces.flatMap(({ addresses }, index) =>
    addresses.flatMap((value, position): readonly Diagnostic[] => {
      const kind = reservedKind(value);
      if (kind === undefined) return [];
      const place = originAt(source, ['interfaces', index, 'addresses', position]);
      return [notAHost(place, { address: value.address, kind, network: formatCidr(networkOf(value)) })];
    }),
  ),
);

function reservedKind({ address, prefix }: InterfaceAddress): 'network' | 'broadcast' | undefined {
  // Two hosts share a /31 (RFC 3021); a /32 is one host; IPv6 has no broadcast.
  if (familyOf(address) === 6 || prefix > bitsOf(4) - 2) return undefined;
  const number = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const hosts = 2 ** (32 - prefix);
  if (number % hosts === 0) return 'network';
  return number % hosts === hosts - 1 ? 'broadcast' : undefined;
}
