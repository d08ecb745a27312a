import { expect, test } from 'vitest';
import { base, messages } from './support.js';

/** A machine at 10.0.0.5, one by DHCP at `address`, and the server. */
const found = (address: string, { server = '10.0.0.2', dhcp = 'dhcp4' } = {}) =>
  messages({
    ...base,
    'devices/site.yaml': `server: { address: "${server}", port: 80 }`,
    'devices/a.yaml':
      'id: a\ntype: base\ninterfaces: [{ name: ens3, addresses: [10.0.0.5/24, "2001:db8::5/64"] }]',
    'devices/b.yaml': `id: b\ntype: base\nmanagement_ip: "${address}"\ninterfaces: [{ name: ens3, ${dhcp}: true }]`,
  });

test.each([
  ['10.0.9.5', { server: '10.0.0.2' }, '10.0.0.0/24'],
  ['2001:db8:9::5', { server: '2001:db8::2', dhcp: 'dhcp6' }, '2001:db8::/64'],
])('%s is in no range of dnsmasq', (address, options, network) => {
  expect(found(address, options)).toEqual([
    `devices/b.yaml:3:16: warning dhcp-range: ${address} should come by DHCP but is not in a network of the inventory, so dnsmasq does not hand it out; expected an address in ${network}, or another DHCP server that hands it out`,
  ]);
});

test.each([
  ['an address beside that of another machine', '10.0.0.77', {}],
  ['an address in the unknown network of the server', '10.7.0.5', { server: '10.7.0.2' }],
  ['a server that has a name', '10.0.9.5', { server: 'seed.example.net' }],
  ['a server of the other family', '10.0.9.5', { server: '2001:db8::2' }],
  ['an address that DHCP does not give', '10.0.9.5', { dhcp: 'dhcp6' }],
])('%s is right', (_, address, options) => {
  expect(found(address, options)).toEqual([]);
});
