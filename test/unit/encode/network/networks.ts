import type { EthernetInterface, Interface } from '../../../../src/domain/network.js';
import { address, cidr, ip, mac } from './values.js';

/** An interface with nothing on it. */
export const bare = {
  addresses: [],
  nameservers: { addresses: [], search: [] },
  routes: [],
  dhcp4: false,
  dhcp6: false,
} as const;

export const eth0: EthernetInterface = {
  kind: 'ethernet',
  name: 'eth0',
  mac: mac('52:54:00:12:34:56'),
  setName: false,
  ...bare,
};

/** Networks that guests have, by what is special about them. */
export const networks = {
  'addresses of both families': [
    {
      ...eth0,
      addresses: [address('111.0.0.11/24'), address('2001:db8::11/64')],
      gateway4: ip('111.0.0.1'),
      gateway6: ip('2001:db8::1'),
      nameservers: {
        addresses: [ip('111.0.0.1'), ip('2001:db8::53')],
        search: ['example.net', 'lab.example.net'],
      },
    },
  ],
  'DHCP of both families': [{ ...eth0, dhcp4: true, dhcp6: true }],
  'DHCP with nameservers of our own': [
    { ...eth0, dhcp4: true, nameservers: { addresses: [ip('111.0.0.1')], search: ['example.net'] } },
  ],
  SLAAC: [{ ...eth0, acceptRa: true }],
  'a NIC without a MAC': [
    { kind: 'ethernet', name: 'ens3', setName: false, ...bare, addresses: [address('10.0.0.5/24')] },
  ],
  'a new name and wake-on-LAN': [
    { ...eth0, name: 'outside', setName: true, wakeOnLan: true, dhcp4: true, mtu: 9000 },
  ],
  'routes with metrics': [
    {
      ...eth0,
      addresses: [address('10.0.0.5/24'), address('10.1.0.5/24')],
      routes: [
        { to: 'default', via: ip('10.0.0.1'), metric: 100 },
        { to: cidr('172.16.0.0/12'), via: ip('10.1.0.1'), metric: 50 },
        { to: cidr('192.168.0.0/16'), via: ip('10.0.0.2') },
      ],
      mtu: 1400,
      acceptRa: false,
    },
  ],
  'a VLAN on a bond': [
    {
      kind: 'vlan',
      name: 'bond0.20',
      id: 20,
      link: 'bond0',
      ...bare,
      addresses: [address('10.20.0.5/24')],
      gateway4: ip('10.20.0.1'),
    },
    {
      kind: 'bond',
      name: 'bond0',
      members: ['eth0', 'eth1'],
      mode: '802.3ad',
      lacpRate: 'fast',
      hashPolicy: 'layer3+4',
      miiMonitorMs: 100,
      ...bare,
      mtu: 9000,
    },
    eth0,
    { ...eth0, name: 'eth1', mac: mac('52:54:00:12:34:57') },
  ],
  'a bridge': [
    eth0,
    {
      kind: 'bridge',
      name: 'br0',
      members: ['eth0'],
      stp: false,
      forwardDelay: 4,
      mac: mac('52:54:00:12:34:60'),
      ...bare,
      dhcp4: true,
      dhcp6: true,
      acceptRa: true,
    },
  ],
} as const satisfies Readonly<Record<string, readonly Interface[]>>;
