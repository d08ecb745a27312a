import { expect, test } from 'vitest';
import { deviceOf } from './support.js';

const head = 'id: a\ntype: base\n';

test('a device of two lines has all its defaults', () => {
  const { view, ...device } = deviceOf(head);
  expect(device).toEqual({
    id: 'a',
    type: 'base',
    groups: [],
    hostname: 'a',
    uuid: '49e9b066-82fa-5a38-8fd6-731028657dae',
    guest: 'cloud-init',
    os: 'linux',
    interfaces: [],
    nameservers: { addresses: [], search: [] },
    networkConfig: 'v2',
    userDataFormat: 'auto',
    publicKeys: {},
    metaData: {},
    files: [],
    placeholders: {},
    vars: {},
    generation: 1,
  });
  expect(view).toEqual({
    id: 'a',
    type: 'base',
    groups: [],
    hostname: 'a',
    fqdn: null,
    management_ip: null,
    uuid: '49e9b066-82fa-5a38-8fd6-731028657dae',
    serial: null,
    guest: 'cloud-init',
    os: 'linux',
    interfaces: [],
    nameservers: { addresses: [], search: [] },
    network_config: 'v2',
    user_data_format: 'auto',
    public_keys: {},
    meta_data: {},
    files: [],
    placeholders: {},
    vars: {},
    generation: 1,
    instance_id: null,
    sealed: false,
    signed: false,
  });
});

test('a guest has its os, and an os its guest, in templates too', () => {
  const seen = (yaml: string) => {
    const { guest, os, networkConfig, userDataFormat, vars } = deviceOf(
      `${head}${yaml}\nvars: { seen: "{{ device.guest }} {{ device.os }}" }\n`,
    );
    expect(vars.seen).toBe(`${guest} ${os}`);
    return [guest, os, networkConfig, userDataFormat];
  };
  expect(seen('os: windows')).toEqual(['cloudbase-init', 'windows', 'v1', 'auto']);
  expect(seen('guest: cloudbase-init')).toEqual(['cloudbase-init', 'windows', 'v1', 'auto']);
  expect(seen('guest: talos')).toEqual(['talos', 'linux', 'v2', 'plain']);
  expect(seen('os: linux\nguest: afterburn')).toEqual(['afterburn', 'linux', 'v1', 'plain']);
});

test('values come in their canonical form', () => {
  const device = deviceOf(
    `${head}uuid: 6BA7B811-9DAD-11D1-80B4-00C04FD430C8
management_ip: 2001:DB8:0:0::11
interfaces:
  - name: ens3
    mac: 52-54-00-AA-BB-CC
    addresses: [2001:DB8:0:0::11/64]
    gateway6: FE80::1
    nameservers: { addresses: ["2001:db8::0:53"], search: [example.net] }
    routes: [{ to: 2001:DB8:5::/48, via: fe80:0::1, metric: 5 }, { to: default, via: fe80::2, metric: 9 }]
files: [{ path: /etc/motd, content: "hi\\n", mode: "644", owner: "root:adm" }]
`,
  );
  expect(device.uuid).toBe('6ba7b811-9dad-11d1-80b4-00c04fd430c8');
  expect(device.managementIp).toBe('2001:db8::11');
  expect(device.interfaces).toEqual([
    {
      kind: 'ethernet',
      name: 'ens3',
      mac: '52:54:00:aa:bb:cc',
      addresses: [{ address: '2001:db8::11', prefix: 64 }],
      gateway6: 'fe80::1',
      nameservers: { addresses: ['2001:db8::53'], search: ['example.net'] },
      routes: [
        { to: { network: '2001:db8:5::', prefix: 48 }, via: 'fe80::1', metric: 5 },
        { to: 'default', via: 'fe80::2', metric: 9 },
      ],
      dhcp4: false,
      dhcp6: false,
      setName: false,
    },
  ]);
  expect(device.files).toEqual([
    { path: '/etc/motd', source: { content: 'hi\n' }, mode: '0644', owner: 'root:adm' },
  ]);
  expect(device.view.interfaces).toMatchObject([
    { mac: '52:54:00:aa:bb:cc', addresses: ['2001:db8::11/64'], gateway4: null, mtu: null, wakeonlan: null },
  ]);
});

test('every kind of interface is read', () => {
  const { interfaces } = deviceOf(
    `${head}interfaces:
  - { name: ens3, mac: "52:54:00:12:34:56", wakeonlan: true, set_name: true, mtu: 1500 }
  - { name: ens4 }
  - { name: ens5 }
  - { name: bond0, kind: bond, members: [ens4, ens5], mode: 802.3ad, lacp_rate: fast, hash_policy: layer3+4, mii_monitor: 100, dhcp4: true }
  - { name: bond0.20, kind: vlan, id: 20, link: bond0, addresses: [10.20.0.5/24] }
  - { name: br0, kind: bridge, members: [ens3], stp: false, forward_delay: 4, dhcp6: true, accept_ra: true }
`,
  );
  expect(interfaces).toMatchObject([
    { kind: 'ethernet', name: 'ens3', mac: '52:54:00:12:34:56', mtu: 1500, wakeOnLan: true, setName: true },
    { kind: 'ethernet', name: 'ens4', setName: false },
    { kind: 'ethernet', name: 'ens5', setName: false },
    {
      kind: 'bond',
      name: 'bond0',
      members: ['ens4', 'ens5'],
      mode: '802.3ad',
      lacpRate: 'fast',
      hashPolicy: 'layer3+4',
      miiMonitorMs: 100,
    },
    { kind: 'vlan', name: 'bond0.20', id: 20, link: 'bond0' },
    { kind: 'bridge', name: 'br0', members: ['ens3'], stp: false, forwardDelay: 4, acceptRa: true },
  ]);
});
