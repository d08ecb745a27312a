import { describe, expect, test } from 'vitest';
import { cloudstack } from '../../../src/layouts/cloudstack.js';
import { ec2 } from '../../../src/layouts/ec2.js';
import { ip } from '../encode/network/values.js';
import { bareSeed, keys, pathsOf, richSeed, textOf } from './seeds.js';

const metaData = 'latest/meta-data';
const namesIn = (folder: string, seed = richSeed): readonly string[] =>
  textOf(ec2(seed), `${folder}/index.html`).trimEnd().split('\n');

test('every version that cloud-init asks for holds the files of latest', () => {
  const files = ec2(richSeed);
  const latest = pathsOf(files).filter((path) => path.startsWith('latest/'));
  for (const version of ['2009-04-04', '2016-09-02', '2018-09-24', '2021-03-23']) {
    for (const path of latest) {
      expect(files).toContainEqual({ path: path.replace('latest', version), linkTo: path });
    }
  }
});

test('CloudStack is EC2 latest/ and nothing else', () => {
  expect(cloudstack(richSeed)).toEqual(ec2(richSeed).filter(({ path }) => path.startsWith('latest/')));
});

describe('the lists that clients walk along', () => {
  test('name folders with a slash, and keys by their number', () => {
    expect(namesIn('latest')).toEqual(['meta-data/', 'user-data']);
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
    expect(textOf(ec2(richSeed), `${metaData}/${path}`)).toBe(value);
  });

  test('an address of IPv6 has a name of its own', () => {
    const files = ec2({ ...bareSeed, managementIp: ip('2001:db8::1') });
    expect(textOf(files, `${metaData}/ipv6`)).toBe('2001:db8::1');
    expect(pathsOf(files)).not.toContain(`${metaData}/local-ipv4`);
  });

  test('a zone that nobody set is empty: cloud-init fails where CloudStack has none', () => {
    expect(textOf(ec2(bareSeed), `${metaData}/availability-zone`)).toBe('');
  });

  test('a key of the device takes the place of none of its own', () => {
    const seed = {
      ...richSeed,
      metaData: { placement: 'x', 'instance-type': 'y', 'availability-zone': 'z' },
    };
    const files = ec2(seed);
    expect(textOf(files, `${metaData}/instance-type`)).toBe('waf');
    expect(textOf(files, `${metaData}/placement/availability-zone`)).toBe('z');
  });
});
