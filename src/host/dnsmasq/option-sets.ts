import { familyOf, type IpAddress } from '../../domain/ip-address.js';
import { metadataAddress4 } from '../metadata-address.js';
import type { Lease, LeaseOptions } from './leases.js';

/** Sets of options that leases share, each under a tag of dnsmasq. Tags are for when all are there. */
export class OptionSets {
  readonly #byKey = new Map<string, LeaseOptions>();
  #tags: ReadonlyMap<string, string> | undefined;

  add(options: LeaseOptions): void {
    const key = JSON.stringify(options);
    if (this.#byKey.has(key)) return;
    this.#byKey.set(key, options);
    this.#tags = undefined;
  }

  /** In the order of their tags. */
  get sets(): readonly { readonly tag: string; readonly options: LeaseOptions }[] {
    return [...this.#allTags()].map(([key, tag]) => ({
      tag,
      options: this.#byKey.get(key) as LeaseOptions,
    }));
  }

  tagOf({ options }: Lease): string {
    return this.#allTags().get(JSON.stringify(options)) as string;
  }

  #allTags(): ReadonlyMap<string, string> {
    const sorted = (): readonly string[] => [...this.#byKey.keys()].sort((a, b) => (a < b ? -1 : 1));
    this.#tags ??= new Map(sorted().map((key, index) => [key, `seed${index + 1}`]));
    return this.#tags;
  }
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
