import { describe, expect, test } from 'vitest';
import type { Seed } from '../../../src/domain/seed.js';
import { cloudstack } from '../../../src/layouts/cloudstack.js';
import { deviceTree } from '../../../src/layouts/device-tree.js';
import { ec2 } from '../../../src/layouts/ec2.js';
import { ip } from '../encode/network/values.js';
import { bareSeed, jsonOf, keys, pathsOf, richSeed, textOf } from './seeds.js';

const metaData = 'latest/meta-data';
const namesIn = (folder: string, seed = richSeed): readonly string[] =>
  textOf(ec2.files(seed), `${folder}/index.html`).trimEnd().split('\n');

test('every version that cloud-init asks for holds the files of latest', () => {
  const files = ec2.files(richSeed);
  const latest = pathsOf(files).filter((path) => path.startsWith('latest/'));
  for (const version of ['2009-04-04', '2016-09-02', '2018-09-24', '2021-03-23']) {
    for (const path of latest)
      expect(files).toContainEqual({ path: path.replace('latest', version), linkTo: path });
  }
});

describe('CloudStack', () => {
  const paths = pathsOf(ec2.files(richSeed)).filter(
    (path) => path.startsWith('latest/') && !/public-keys|dynamic/.test(path),
  );

  test("is EC2's latest/ with the keys as a text, which is what cloudbase-init takes for keys", () => {
    const files = cloudstack.files(richSeed);
    expect([...pathsOf(files)].sort()).toEqual([...paths, `${metaData}/public-keys`].sort());
    expect(textOf(files, `${metaData}/public-keys`)).toBe(`${keys.controller}\n${keys.deploy}\n`);
    expect(textOf(files, `${metaData}/index.html`).split('\n')).toContain('public-keys');
  });

  test('has the text of keys without keys too', () => {
    expect(textOf(cloudstack.files(bareSeed), `${metaData}/public-keys`)).toBe('');
  });

  test.each([[['openstack', 'cloudstack']], [['cloudstack', 'openstack']]])(
    'has its form in a site with %j',
    (names) => {
      const files = deviceTree(richSeed, { layouts: names });
      expect(files.filter(({ path }) => path.startsWith('latest/'))).toEqual(cloudstack.files(richSeed));
    },
  );

  test("has EC2's form beside EC2, whose clients walk along folders", () => {
    const files = deviceTree(richSeed, { layouts: ['openstack', 'cloudstack', 'ec2'] });
    expect(files.filter(({ path }) => /^latest\/|^20/.test(path))).toEqual(ec2.files(richSeed));
  });
});

describe('the lists that clients walk along', () => {
  test('name folders with a slash, and keys by their number', () => {
    expect(namesIn('latest')).toEqual(['dynamic/', 'meta-data/', 'user-data']);
    expect(namesIn('latest/dynamic')).toEqual(['instance-identity/']);
    expect(namesIn('latest/dynamic/instance-identity')).toEqual(['document']);
    expect(namesIn(metaData)).toEqual([
      'instance-id',
      'instance-type',
      'hostname',
      'local-hostname',
      'public-hostname',
      'local-ipv4',
      'ami-launch-index',
      'availability-zone',
      'placement/',
      'service-offering',
      'network/',
      'public-keys/',
      'rack',
      'slots',
      'launch_index',
    ]);
    expect(namesIn(`${metaData}/public-keys`)).toEqual(['0=controller', '1=deploy']);
    expect(namesIn(`${metaData}/public-keys/1`)).toEqual(['openssh-key']);
    expect(namesIn(`${metaData}/placement`)).toEqual(['availability-zone']);
  });

  test('name nothing that is not there', () => {
    expect(namesIn(metaData, bareSeed)).toEqual([
      'instance-id',
      'instance-type',
      'hostname',
      'local-hostname',
      'public-hostname',
      'availability-zone',
      'service-offering',
    ]);
  });
});

describe('the values', () => {
  test.each([
    ['instance-id', 'waf-1'],
    ['instance-type', 'waf'],
    ['local-hostname', 'waf-1.example.net'],
    ['local-ipv4', '111.0.0.11'],
    ['public-keys/0/openssh-key', keys.controller],
    ['public-keys/1/openssh-key', keys.deploy],
    ['placement/availability-zone', 'berlin'],
    ['availability-zone', 'berlin'],
    ['ami-launch-index', '3'],
    ['rack', 'r1'],
    ['slots', '[1,2]'],
    ['network/interfaces/macs/52:54:00:12:34:56/device-number', '0'],
  ])('%s', (path, value) => {
    expect(textOf(ec2.files(richSeed), `${metaData}/${path}`)).toBe(value);
  });

  test('an address of IPv6 has a name of its own', () => {
    const files = ec2.files({ ...bareSeed, managementIp: ip('2001:db8::1') });
    expect(textOf(files, `${metaData}/ipv6`)).toBe('2001:db8::1');
    expect(pathsOf(files)).not.toContain(`${metaData}/local-ipv4`);
  });

  test('a zone that nobody set is empty: cloud-init fails where CloudStack has none', () => {
    expect(textOf(ec2.files(bareSeed), `${metaData}/availability-zone`)).toBe('');
  });

  test('a key of the device takes the place of none of its own', () => {
    const seed = {
      ...richSeed,
      metaData: { placement: 'x', 'instance-type': 'y', 'availability-zone': 'z' },
    };
    const files = ec2.files(seed);
    expect(textOf(files, `${metaData}/instance-type`)).toBe('waf');
    expect(textOf(files, `${metaData}/placement/availability-zone`)).toBe('z');
  });
});

describe('the instance-identity document', () => {
  const documentOf = (seed: Seed) => jsonOf(ec2.files(seed), 'latest/dynamic/instance-identity/document');

  test('of a machine about which there is much', () => {
    expect(documentOf(richSeed)).toEqual({
      architecture: 'x86_64',
      availabilityZone: 'berlin',
      instanceId: 'waf-1',
      instanceType: 'waf',
      privateIp: '111.0.0.11',
      region: 'berlin',
      version: '2017-09-30',
    });
  });

  test('of a machine about which there is little to say', () => {
    const { privateIp, ...rest } = documentOf(bareSeed);
    expect(privateIp).toBeUndefined();
    expect(rest).toMatchObject({ availabilityZone: 'nsfocus', region: 'nsfocus' });
  });

  test('names only addresses of IPv4, which is what its key is for', () => {
    expect(documentOf({ ...bareSeed, managementIp: ip('2001:db8::1') })).not.toHaveProperty('privateIp');
  });

  test.each([
    [{ 'availability-zone': 'eu-central-1a' }, { region: 'eu-central-1', availabilityZone: 'eu-central-1a' }],
    [{ availability_zone: 'rack-7' }, { region: 'rack-7', availabilityZone: 'rack-7' }],
    [{ region: 'lab' }, { region: 'lab', availabilityZone: 'lab' }],
    [
      { region: 'lab', 'availability-zone': 'a' },
      { region: 'lab', availabilityZone: 'a' },
    ],
    [{ architecture: 'arm64' }, { architecture: 'arm64' }],
  ])('takes %j from metadata', (metaData, expected) => {
    expect(documentOf({ ...bareSeed, metaData })).toMatchObject(expected);
  });
});
