import { describe, expect, test } from 'vitest';
import type { Interface } from '../../../src/domain/network.js';
import { encodeEni } from '../../../src/encode/network/eni.js';
import { networkData } from '../../../src/encode/network/network-data.js';
import { openstack } from '../../../src/layouts/openstack.js';
import { userDataOf, vendorDataOf } from '../../../src/layouts/user-data.js';
import { eth0, networks } from '../encode/network/networks.js';
import { address, ip } from '../encode/network/values.js';
import { bareSeed, jsonOf, keys, pathsOf, richSeed, textOf } from './seeds.js';

const latest = 'openstack/latest';

const dated = { ...richSeed, openstackVersions: ['latest', '2018-08-27', '2013-04-04'] };

test('latest is written and listed, and nothing else: web servers answer dates by it', () => {
  const files = openstack.files(richSeed);
  expect(textOf(files, 'openstack/index.html')).toBe('latest\n');
  expect(pathsOf(files).filter((path) => /^openstack\/20/.test(path))).toEqual([]);
});

test('dates that the site wants hold the files of latest, and are listed before it', () => {
  const files = openstack.files(dated);
  expect(textOf(files, 'openstack/index.html')).toBe('2013-04-04\n2018-08-27\nlatest\n');
  for (const version of ['2013-04-04', '2018-08-27']) {
    for (const name of ['meta_data.json', 'user_data', 'vendor_data.json', 'network_data.json', 'password'])
      expect(files).toContainEqual({
        path: `openstack/${version}/${name}`,
        linkTo: `openstack/latest/${name}`,
      });
    expect(textOf(files, `openstack/${version}/index.html`)).toBe(textOf(files, `${latest}/index.html`));
  }
});

test('a password is there already: cloudbase-init would fail to post one, and set another at each boot', () => {
  expect(textOf(openstack.files(bareSeed), `${latest}/password`)).not.toBe('');
  expect(textOf(openstack.files(bareSeed), `${latest}/index.html`)).toContain('password\n');
});

test('EC2 latest/ stands beside it', () => {
  expect(textOf(openstack.files(bareSeed), 'latest/meta-data/instance-id')).toBe('waf-1');
});

describe('meta_data.json', () => {
  test('of a machine about which there is little to say', () => {
    expect(jsonOf(openstack.files(bareSeed), `${latest}/meta_data.json`)).toEqual({
      uuid: bareSeed.uuid,
      name: 'waf-1',
      hostname: 'waf-1',
      meta: {},
      public_keys: {},
      keys: [],
      files: [],
    });
  });

  test('of a machine about which there is much', () => {
    expect(jsonOf(openstack.files(richSeed), `${latest}/meta_data.json`)).toEqual({
      uuid: richSeed.uuid,
      name: 'waf-1',
      hostname: 'waf-1.example.net',
      meta: { rack: 'r1', slots: '[1,2]', 'availability-zone': 'berlin', launch_index: '3' },
      availability_zone: 'berlin',
      launch_index: 3,
      public_keys: keys,
      keys: [
        { name: 'controller', type: 'ssh', data: keys.controller },
        { name: 'deploy', type: 'ssh', data: keys.deploy },
      ],
      files: [
        { path: '/etc/motd', content_path: '/content/0001' },
        { path: '/etc/waf/secret', content_path: '/content/0002' },
      ],
      network_config: { name: 'network_config', content_path: '/content/0000' },
      rack: 'r1',
      slots: [1, 2],
      'availability-zone': 'berlin',
    });
  });

  test('a key of the device takes the place of none of its own', () => {
    const metaData = { name: 'mine', keys: 'mine' };
    const own = jsonOf(openstack.files({ ...richSeed, metaData }), `${latest}/meta_data.json`);
    expect(own).toMatchObject({ name: 'waf-1', keys: [{}, {}], meta: metaData });
  });
});

describe('what it names and what stands beside it', () => {
  test('content_path leads to the network as ENI and to the files', () => {
    const files = openstack.files(richSeed);
    expect(textOf(files, 'openstack/content/0000')).toBe(encodeEni(richSeed.interfaces));
    expect(textOf(files, 'openstack/content/0001')).toBe('hello\n');
    expect(textOf(files, 'openstack/content/0002')).toBe('s\n');
    expect(textOf(files, 'openstack/content/index.html')).toBe('0000\n0001\n0002\n');
  });

  test('without network and files there is no content', () => {
    expect(pathsOf(openstack.files(bareSeed)).filter((path) => path.includes('content'))).toEqual([]);
  });

  test('files are counted from 0000 where there is no network', () => {
    const { files } = jsonOf(openstack.files({ ...richSeed, interfaces: [] }), `${latest}/meta_data.json`);
    expect(files).toMatchObject([{ content_path: '/content/0000' }, { content_path: '/content/0001' }]);
  });

  test('user_data is that of every other layout: cloud-init writes no files of this source over HTTP', () => {
    expect(textOf(openstack.files(richSeed), `${latest}/user_data`)).toBe(userDataOf(richSeed));
    expect(textOf(openstack.files(richSeed), `${latest}/user_data`)).toContain('seedpress-files.config');
    expect(textOf(openstack.files(bareSeed), `${latest}/user_data`)).toBe('');
  });

  test('vendor data stands in one of the two files, so that nothing runs twice', () => {
    const files = openstack.files(richSeed);
    expect(jsonOf(files, `${latest}/vendor_data.json`)).toEqual({ 'cloud-init': vendorDataOf(richSeed) });
    expect(jsonOf(files, `${latest}/vendor_data2.json`)).toEqual({});
    expect(jsonOf(openstack.files(bareSeed), `${latest}/vendor_data.json`)).toEqual({});
  });
});

describe('network_data.json', () => {
  const withNetwork = (interfaces: typeof bareSeed.interfaces) =>
    openstack.files({ ...bareSeed, interfaces });

  test.each(['addresses of both families', 'a VLAN on a bond', 'a NIC without a MAC'] as const)(
    '%s: it is there, and listed',
    (name) => {
      const files = withNetwork(networks[name]);
      expect(jsonOf(files, `${latest}/network_data.json`)).toEqual(networkData(networks[name]));
      expect(textOf(files, `${latest}/index.html`)).toContain('network_data.json');
    },
  );

  const twoDefaults: readonly Interface[] = [
    {
      ...eth0,
      addresses: [address('10.0.0.5/24'), address('10.1.0.5/24')],
      gateway4: ip('10.0.0.1'),
      routes: [{ to: 'default', via: ip('10.1.0.1') }],
    },
  ];

  test.each([
    ['two default routes, which it cannot hold and ENI can', twoDefaults, true],
    ['a bridge, which clients read in neither', networks['a bridge'], false],
    ['no interfaces', [], false],
  ])('%s: it is left out', (_, interfaces, hasEni) => {
    const files = withNetwork(interfaces);
    expect(pathsOf(files).filter((path) => path.endsWith('network_data.json'))).toEqual([]);
    expect(textOf(files, `${latest}/index.html`)).not.toContain('network_data.json');
    expect('network_config' in jsonOf(files, `${latest}/meta_data.json`)).toBe(hasEni);
  });
});
