import { familyOf, type IpAddress } from '../../domain/ip-address.js';
import { metadataAddress4 } from '../metadata-address.js';
import type { LeaseOptions } from './lease.js';

/** Sets of options that leases share, each under a tag of dnsmasq. Which one is known when all are there. */
export class OptionSets {
  readonly #numbers = new Map<string, number>();
  readonly #options: LeaseOptions[] = [];

  /** Gives back the number of the set. */
  add(options: LeaseOptions): number {
    const key = JSON.stringify(options);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#options.length);
    return this.#options.push(options) - 1;
  }

  /** In the order of their tags. */
  get tagged(): readonly TaggedSet[] {
    return [...this.#numbers]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, number], index) => {
        const options = this.#options[number] as LeaseOptions;
        return { number, options, tag: `seed${index + 1}` };
      });
  }
}

export interface TaggedSet {
  readonly number: number;
  readonly tag: string;
  readonly options: LeaseOptions;
}

/** The lines of a dhcp-optsfile for one set. */
export function optionLines(tag: string, options: LeaseOptions): readonly string[] {
  const { gateway4, server4, nameservers, search, domain, mtu } = options;
  const names4 = nameservers.filter((address) => familyOf(address) === 4);
  const names6 = nameservers.filter((address) => familyOf(address) === 6);
  const lines = [
    // Without a value dnsmasq leaves the option out; without this line it would name itself as the router.
    ['option:router', ...(gateway4 === undefined ? [] : [gateway4])],
    ...present('option:classless-static-route', routes({ gateway4, server4 })),
    ...present('option:dns-server', names4),
    ...present('option:domain-name', domain === undefined ? [] : [domain]),
    ...present('option:domain-search', search),
    ...present('option:mtu', mtu === undefined ? [] : [String(mtu)]),
    ...present(
      'option6:dns-server',
      names6.map((address) => `[${address}]`),
    ),
    ...present('option6:domain-search', search),
  ];
  return lines.map((fields) => [`tag:${tag}`, ...fields].join(','));
}

const present = (name: string, values: readonly string[]): readonly (readonly string[])[] =>
  values.length === 0 ? [] : [[name, ...values]];

/** RFC 3442: a client that gets this option ignores the router option, so the default route stands here as well. */
function routes({
  gateway4,
  server4,
}: {
  gateway4: IpAddress | undefined;
  server4: IpAddress | undefined;
}): readonly string[] {
  if (server4 === undefined) return [];
  const defaultRoute = gateway4 === undefined ? [] : ['0.0.0.0/0', gateway4];
  return [...defaultRoute, `${metadataAddress4}/32`, server4];
}
