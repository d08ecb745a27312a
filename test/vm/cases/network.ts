import { expect } from 'vitest';
import type { Booted } from '../harness/booted.js';

/** What iproute2 says of a NIC, as far as it is looked at. */
interface Nic {
  readonly ifname: string;
  readonly address: string;
  readonly mtu: number;
  readonly master?: string;
  readonly link?: string;
  readonly linkinfo?: { readonly info_kind?: string; readonly info_data?: Readonly<Record<string, unknown>> };
  readonly addr_info?: readonly {
    readonly local: string;
    readonly prefixlen: number;
    readonly scope: string;
  }[];
}

interface Route {
  readonly dst: string;
  readonly gateway?: string;
  readonly dev: string;
}

/** The names that a machine of `withNames` looks up. */
const looked = ['waf-ba-0001.example.net', 'static-1'];
export const withNames = { 'etc/seedpress-report/names': `${looked.join('\n')}\n` };

/** static-1 of test/vm/fleet/devices/network.yaml. */
export function expectStatic(booted: Booted): Booted {
  expect(nicByMac(booted, '52:54:00:6f:00:41').mtu).toBe(1400);
  expect(routesOf(booted)).toContain('10.0.0.0/8 via 111.0.0.254');
  return expectAddresses(booted);
}

/** What of static-1 arrives by ENI, where cloud-init reads it: see src/encode/network/losses/of-eni.ts. */
export function expectAddresses(booted: Booted): Booted {
  expect(addressesOf(nicByMac(booted, '52:54:00:6f:00:41'))).toEqual(['111.0.0.41/24', '2001:db8:6f::41/64']);
  // A guest that asked for its seed over DHCP keeps that route beside ours; it leads to the same gateway.
  const defaults = routesOf(booted).filter((text) => text.startsWith('default'));
  expect([...new Set(defaults)]).toEqual(['default via 111.0.0.1']);
  // By its full name, and by the search domain.
  expect(booted.fact('names').split('\n')).toEqual([
    'waf-ba-0001.example.net 111.0.0.12',
    'static-1 111.0.0.41',
  ]);
  return booted;
}

/** wired-1 of the same file. */
export function expectWired(booted: Booted): Booted {
  const links = booted.json<readonly Nic[]>('links.json');
  const linkOf = (name: string) => links.find(({ ifname }) => ifname === name);
  const masterOf = (mac: string) => nicByMac(booted, mac).master;
  expect(linkOf('bond0')?.linkinfo).toMatchObject({
    info_kind: 'bond',
    info_data: { mode: 'active-backup' },
  });
  expect(linkOf('bond0.20')).toMatchObject({
    link: 'bond0',
    linkinfo: { info_kind: 'vlan', info_data: { id: 20 } },
  });
  expect(linkOf('br0')?.linkinfo).toMatchObject({ info_kind: 'bridge', info_data: { stp_state: 0 } });
  expect(membersOf(booted, 'bond0')).toEqual(['52:54:00:6f:01:42', '52:54:00:6f:02:42']);
  expect(masterOf('52:54:00:6f:03:42')).toBe('br0');
  const nics = booted.json<readonly Nic[]>('addresses.json');
  const named = (name: string) => nics.find(({ ifname }) => ifname === name) as Nic;
  expect(addressesOf(nicByMac(booted, '52:54:00:6f:00:42'))).toEqual(['111.0.0.42/24']);
  expect(addressesOf(named('bond0'))).toEqual(['10.10.0.42/24']);
  expect(addressesOf(named('bond0.20'))).toEqual(['10.20.0.42/24']);
  expect(addressesOf(named('br0'))).toEqual(['10.30.0.42/24']);
  expect(routesOf(booted)).toContain('default via 111.0.0.1');
  return booted;
}

/** renamed-1 of the same file. */
export function expectRenamed(booted: Booted): Booted {
  const nic = nicByMac(booted, '52:54:00:6f:00:43');
  expect(nic.ifname).toBe('lan0');
  expect(addressesOf(nic)).toEqual(['111.0.0.43/24']);
  expect(routesOf(booted)).toContain('default via 111.0.0.1');
  return booted;
}

/** onlink-1 and optional-1 of the same file, which have one address. */
export function expectOneAddress(
  booted: Booted,
  { port, address }: { port: string; address: string },
): Booted {
  expect(addressesOf(nicByMac(booted, `52:54:00:6f:00:${port}`))).toEqual([address]);
  expect(routesOf(booted)).toContain('default via 111.0.0.1');
  return booted;
}

/** bonded-1 of the same file. */
export function expectBonded(booted: Booted): Booted {
  expect(membersOf(booted, 'bond0')).toEqual(['52:54:00:6f:01:46', '52:54:00:6f:02:46']);
  expect(nicByMac(booted, '52:54:00:6f:01:46').ifname).toBe('port0');
  const nics = booted.json<readonly Nic[]>('addresses.json');
  expect(addressesOf(nics.find(({ ifname }) => ifname === 'bond0') as Nic)).toEqual(['10.10.0.46/24']);
  return expectOneAddress(booted, { port: '46', address: '111.0.0.46/24' });
}

/** The NIC itself: what lies on it may have taken its MAC over. */
function nicByMac(booted: Booted, mac: string): Nic {
  const links = booted.json<readonly (Nic & { readonly permaddr?: string })[]>('links.json');
  const link = links.find(
    ({ address, permaddr, linkinfo }) => (permaddr ?? address) === mac && !isVirtual(linkinfo?.info_kind),
  );
  expect(link, `a NIC with ${mac}`).toBeDefined();
  const nics = booted.json<readonly Nic[]>('addresses.json');
  return nics.find(({ ifname }) => ifname === link?.ifname) as Nic;
}

const isVirtual = (kind: string | undefined): boolean => ['bond', 'vlan', 'bridge'].includes(kind ?? '');

function membersOf(booted: Booted, master: string): readonly string[] {
  const links = booted.json<readonly (Nic & { readonly permaddr?: string })[]>('links.json');
  return links
    .filter((link) => link.master === master)
    .map(({ permaddr, address }) => permaddr ?? address)
    .sort();
}

const addressesOf = ({ addr_info = [] }: Nic): readonly string[] =>
  addr_info
    .filter(({ scope }) => scope === 'global')
    .map(({ local, prefixlen }) => `${local}/${prefixlen}`)
    .sort();

const routesOf = (booted: Booted): readonly string[] =>
  booted
    .json<readonly Route[]>('routes.json')
    .map(({ dst, gateway }) => (gateway === undefined ? dst : `${dst} via ${gateway}`));
