import type { DeviceId } from '../../../src/domain/device-id.js';
import {
  type IpAddress,
  ipAt,
  parseInterfaceAddress,
  parseIpAddress,
} from '../../../src/domain/ip-address.js';
import { parseMac } from '../../../src/domain/mac-address.js';
import type { EthernetInterface, Interface } from '../../../src/domain/network.js';
import type { OutputFile } from '../../../src/domain/output-file.js';
import type { Parsed } from '../../../src/domain/parsed.js';
import type { HostDevice, HostSite } from '../../../src/host/host-input.js';

export const site: HostSite = {
  server: { address: '111.0.0.2', port: 8807 },
  needs: [],
};

/** The value of a text that is right. */
export function right<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(`${parsed.found}; expected ${parsed.expected}`);
  return parsed.value;
}

export const ip = (text: string): IpAddress => right(parseIpAddress(text));

const bare = {
  addresses: [],
  nameservers: { addresses: [], search: [] },
  routes: [],
  dhcp4: false,
  dhcp6: false,
};

type Texts = Omit<Partial<EthernetInterface>, 'mac' | 'addresses' | 'gateway4' | 'gateway6'> & {
  readonly mac?: string;
  readonly addresses?: readonly string[];
  readonly gateway4?: string;
};

/** An ethernet interface, its addresses written as in an inventory. */
export function nic({ mac, addresses = [], gateway4, ...rest }: Texts): EthernetInterface {
  return {
    ...bare,
    kind: 'ethernet',
    name: 'eth0',
    setName: false,
    ...rest,
    ...(mac !== undefined && { mac: right(parseMac(mac)) }),
    ...(gateway4 !== undefined && { gateway4: ip(gateway4) }),
    addresses: addresses.map((text) => right(parseInterfaceAddress(text))),
  };
}

export const bond = (name: string, members: readonly string[], addresses: readonly string[]): Interface => ({
  ...nic({ name, addresses }),
  kind: 'bond',
  members,
  mode: 'active-backup',
});

export const bridge = (
  name: string,
  members: readonly string[],
  addresses: readonly string[],
): Interface => ({
  ...nic({ name, addresses }),
  kind: 'bridge',
  members,
});

export const vlan = (name: string, link: string, addresses: readonly string[]): Interface => ({
  ...nic({ name, addresses }),
  kind: 'vlan',
  id: 20,
  link,
});

export const device = (id: string, fields: Partial<HostDevice> = {}): HostDevice => ({
  id: id as DeviceId,
  hostname: id,
  interfaces: [],
  ...fields,
});

/** Machines of several kinds: with one NIC, with IPv6, with a bond and a VLAN, with DHCP alone; half of them name taps. */
export const fleetOf = (count: number): readonly HostDevice[] =>
  Array.from({ length: count }, (_, index) => member(index));

function member(index: number): HostDevice {
  const id = `vm-${String(index).padStart(5, '0')}`;
  const address = ipAt(0x0a_00_01_00n + BigInt(index), 4);
  const address6 = ipAt((0x20010db8n << 96n) + BigInt(index + 256), 6);
  const macOf = (port: number): string =>
    `52:54:${[port, (index >> 16) & 255, (index >> 8) & 255, index & 255].map((byte) => byte.toString(16).padStart(2, '0')).join(':')}`;
  const tap = index % 2 === 0 ? { tap: `tap${index}` } : {};
  const name = { fqdn: `${id}.example.net`, managementIp: address };
  switch (index % 4) {
    case 0:
      return device(id, {
        ...name,
        interfaces: [nic({ mac: macOf(0), addresses: [`${address}/8`], gateway4: '10.0.0.1', ...tap })],
      });
    case 1:
      return device(id, {
        ...name,
        interfaces: [nic({ mac: macOf(0), addresses: [`${address}/8`, `${address6}/64`], ...tap })],
      });
    case 2:
      return device(id, {
        ...name,
        interfaces: [
          nic({ name: 'eth0', mac: macOf(0), ...tap }),
          nic({ name: 'eth1', mac: macOf(1) }),
          bond('bond0', ['eth0', 'eth1'], [`${address}/8`]),
          vlan('bond0.20', 'bond0', [`172.16.${(index >> 8) & 255}.${index & 255}/12`]),
        ],
      });
    default:
      return device(id, {
        managementIp: address,
        interfaces: [nic({ mac: macOf(0), dhcp4: true, dhcp6: true })],
      });
  }
}

/** The text of one of the files. */
export function contentOf(files: readonly OutputFile[], path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined || !('content' in file)) throw new Error(`no file ${path}`);
  return String(file.content);
}
