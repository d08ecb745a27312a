import {
  bitsOf,
  type Cidr,
  familyOf,
  formatCidr,
  type IpFamily,
  networkOf,
} from '../../domain/ip-address.js';
import type { Nic, NicAddress } from '../nics.js';

/** The networks around the addresses of a fleet's NICs. */
export interface Networks {
  /** Sorted, each once. */
  readonly all: readonly Cidr[];
  /** The network of an address; undefined where no interface of any device is in it. */
  around(address: Pick<NicAddress, 'address' | 'prefix'>): Cidr | undefined;
}

export function networksOf(nics: readonly Nic[]): Networks {
  const known = new Map<string, Cidr>();
  for (const { v4, v6 } of nics) {
    for (const { address, prefix } of [v4, v6].filter((value) => value !== undefined)) {
      if (prefix === undefined) continue;
      const network = networkOf({ address, prefix });
      known.set(formatCidr(network), network);
    }
  }
  const prefixes = { 4: prefixesOf(known.values(), 4), 6: prefixesOf(known.values(), 6) };
  return {
    all: [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, network]) => network),
    around: ({ address, prefix }) => {
      if (prefix !== undefined) return networkOf({ address, prefix });
      const candidates = prefixes[familyOf(address)].map((length) => networkOf({ address, prefix: length }));
      return candidates.find((network) => known.has(formatCidr(network)));
    },
  };
}

/** The lengths that occur, longest first: of two networks the narrower one is meant. */
const prefixesOf = (networks: Iterable<Cidr>, family: IpFamily): readonly number[] =>
  [
    ...new Set(
      [...networks].filter(({ network }) => familyOf(network) === family).map(({ prefix }) => prefix),
    ),
  ].sort((a, b) => b - a);

/** Whether dnsmasq can serve it: a network of one address has no neighbour, and IPv6 has to be a /64 or narrower. */
export const isServed = ({ network, prefix }: Cidr): boolean =>
  prefix < bitsOf(familyOf(network)) && (familyOf(network) === 4 || prefix >= 64);
