import { type BondInterface, type Route } from '../../../src/domain/network.js';
import { address, cidr, ip, mac } from '../../unit/encode/network/values.js';

import type { Draws, Layer3Draws } from './topology-draws.js';
export const bare = {
  addresses: [],
  nameservers: { addresses: [], search: [] },
  routes: [],
  dhcp4: false,
  dhcp6: false,
};

export function layer3Of(drawn: Layer3Draws, slot: number) {
  const addresses4 = drawn.prefixes4.map((prefix, index) =>
    address(`10.${slot}.${index * 64 + 2}.${index + 5}/${prefix}`),
  );
  const addresses6 = drawn.prefixes6.map((prefix, index) =>
    address(`2001:db8:${slot + 1}:${index}::5/${prefix}`),
  );
  const has4 = drawn.prefixes4.length > 0;
  const has6 = drawn.prefixes6.length > 0;
  const via4 = has4 ? `10.${slot}.2.6` : `10.${slot}.0.1`;
  const via6 = has6 ? `2001:db8:${slot + 1}::6` : 'fe80::6';
  const gateway6 = drawn.gateway6 === 'link-local' ? 'fe80::1' : via6;
  const hasGateway6 = drawn.gateway6 !== 'none' && (has6 || drawn.dhcp6);
  const hasGateway4 = drawn.gateway4 && (has4 || drawn.dhcp4);
  const routes = drawn.routes.flatMap(({ number, metric, option }): readonly Route[] => {
    const is6 = [2, 4, 6, 7].includes(number);
    if (is6 ? !(has6 || drawn.dhcp6 || drawn.acceptRa === true) : !(has4 || drawn.dhcp4)) return [];
    if ((number === 0 && hasGateway4) || (number === 7 && hasGateway6)) return [];
    const to =
      number === 0 || number === 7
        ? 'default'
        : cidr(is6 ? `2001:db8:ff0${number}::/48` : `172.16.${number * 16}.0/20`);
    const via = ip(is6 ? via6 : via4);
    const own = [...addresses4, ...addresses6].find((one) => one.address.includes(':') === is6);
    return [withOption({ to, via, ...optional('metric', metric) }, option, own?.address)];
  });
  return {
    addresses: drawn.beginsWithIpv6 ? [...addresses6, ...addresses4] : [...addresses4, ...addresses6],
    dhcp4: drawn.dhcp4,
    dhcp6: drawn.dhcp6,
    routes,
    nameservers: { addresses: drawn.nameservers.map(ip), search: drawn.search },
    ...(hasGateway4 ? { gateway4: ip(via4) } : {}),
    ...(hasGateway6 ? { gateway6: ip(gateway6) } : {}),
    ...optional('mtu', drawn.mtu),
    ...optional('acceptRa', drawn.acceptRa),
    ...(drawn.onLink && (hasGateway4 || hasGateway6) ? { onLink: true } : {}),
    ...settingsOf(drawn, { has4, slot }),
  };
}

function settingsOf(
  {
    settings: { rules, ipv6AddressToken, ipv6AddressGeneration, dhcp4Overrides, dhcp6Overrides, ...settings },
    dhcp4,
    dhcp6,
    acceptRa,
  }: Layer3Draws,
  { has4, slot }: { readonly has4: boolean; readonly slot: number },
) {
  const token = acceptRa === true && ipv6AddressToken !== undefined && ipv6AddressGeneration === undefined;
  return {
    ...present(settings),
    ...(dhcp4 && dhcp4Overrides !== undefined ? { dhcp4Overrides: present(dhcp4Overrides) } : {}),
    ...(dhcp6 && dhcp6Overrides !== undefined ? { dhcp6Overrides: present(dhcp6Overrides) } : {}),
    ...(token ? { ipv6AddressToken: ip(ipv6AddressToken) } : {}),
    // Of no link-local address nothing is made.
    ...(settings.linkLocal?.includes('ipv6') === false
      ? {}
      : optional('ipv6AddressGeneration', ipv6AddressGeneration)),
    ...(rules === undefined || !has4
      ? {}
      : {
          routingPolicy: rules.map(({ isFrom, priority, mark }) => ({
            ...(isFrom ? { from: cidr(`10.${slot}.2.5/32`) } : { to: cidr('203.0.113.0/24') }),
            table: 100 + slot,
            ...optional('priority', priority),
            ...optional('mark', mark),
          })),
        }),
  };
}

function withOption(route: Route, option: string | undefined, own: string | undefined): Route {
  const { via: _, ...direct } = route;
  switch (option) {
    case 'onLink':
      return { ...route, onLink: true };
    case 'table':
      return { ...route, table: 101 };
    case 'mtu':
      return { ...route, mtu: 1300 };
    case 'from':
      return own === undefined ? route : { ...route, from: ip(own) };
    case 'scope':
      return route.to === 'default' ? route : { ...direct, scope: 'link' };
    case 'type':
      return route.to === 'default' ? route : { ...direct, type: 'blackhole' };
    default:
      return route;
  }
}

export function matchOf(kind: string | undefined, name: string, claimed: ReadonlySet<string>) {
  if (kind === undefined || claimed.has(name)) return {};
  if (kind === 'driver') return { match: { drivers: ['virtio_net'] } };
  return { match: { name: kind === 'glob' ? `${name}*` : name, drivers: [] } };
}

export function moreOfBond(
  { primary, hasArpTargets, ...more }: Draws['bonds'][number]['more'],
  members: readonly string[],
): Partial<BondInterface> {
  return {
    ...present(more),
    ...(primary ? { primary: members[0] as string } : {}),
    ...(hasArpTargets ? { arpIpTargets: [ip('192.0.2.1'), ip('192.0.2.2')] } : {}),
  };
}

export const byPort = (ports: readonly string[], number: number): Readonly<Record<string, number>> =>
  Object.fromEntries(ports.map((port) => [port, number]));

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

export const present = <T extends object>(values: T): Present<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;

export const virtualMac = ({ hasMac }: Layer3Draws, slot: number) =>
  hasMac ? { mac: mac(`52:54:00:00:01:${(slot + 16).toString(16)}`) } : {};

export function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}
