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
export class Networks {
  readonly #known = new Map<string, Cidr>();
  #prefixes: Readonly<Record<IpFamily, readonly number[]>> | undefined;

  add({ v4, v6 }: Pick<Nic, 'v4' | 'v6'>): void {
    for (const nicAddress of [v4, v6]) {
      if (nicAddress?.prefix === undefined) continue;
      const { address, prefix } = nicAddress;
      const network = networkOf({ address, prefix });
      const name = formatCidr(network);
      if (this.#known.has(name)) continue;
      this.#known.set(name, network);
      this.#prefixes = undefined;
    }
  }

  /** Sorted, each once. */
  get all(): readonly Cidr[] {
    return [...this.#known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, network]) => network);
  }

  /** The network of an address; undefined where no interface of those that were added is in it. */
  around({ address, prefix }: Pick<NicAddress, 'address' | 'prefix'>): Cidr | undefined {
    if (prefix !== undefined) return networkOf({ address, prefix });
    this.#prefixes ??= { 4: prefixesOf(this.#known.values(), 4), 6: prefixesOf(this.#known.values(), 6) };
    const candidates = this.#prefixes[familyOf(address)].map((length) =>
      networkOf({ address, prefix: length }),
    );
    return candidates.find((network) => this.#known.has(formatCidr(network)));
  }
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
