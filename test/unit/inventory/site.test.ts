import { describe, expect, test } from 'vitest';
import { layouts } from '../../../src/layouts/index.js';
import { base, messages, resolve } from './support.js';

const allLayouts = Object.keys(layouts).join(', ');
const withDevice = { ...base, 'devices/a.yaml': 'id: a\ntype: base\n' };
const siteOf = (yaml: string) => resolve({ ...withDevice, 'devices/site.yaml': yaml });

const defaults = {
  namespace: 'seedpress',
  versions: ['1.0', 'latest'],
  server: { address: '127.0.0.1', port: 8807 },
  layouts: ['namespace', 'nocloud'],
  images: ['nocloud'],
  instanceId: 'id',
  imageWriter: 'auto',
  imageFormat: 'iso9660',
  access: 'address',
  tokenSecret: '.seedpress/secret',
};

test.each(['', '# nothing\n', 'defaults: {}\n', 'namespace: null\n'])(
  '%j: all of it has a default',
  (yaml) => {
    const { site, diagnostics } = siteOf(yaml);
    expect(diagnostics).toEqual([]);
    expect(site).toMatchObject(defaults);
  },
);

test('the file may be missing', () => {
  const { site, diagnostics } = resolve(withDevice);
  expect(diagnostics).toEqual([]);
  expect(site).toMatchObject(defaults);
});

test('everything may be set; templates see it under the same names', () => {
  const { site } = siteOf(
    'namespace: nsfocus\nversions: ["1.0", "2.0"]\nserver: { address: 2001:DB8::2, port: 80 }\n' +
      'layouts: [nocloud]\nimages: []\ninstance_id: content\nimage_writer: genisoimage\n' +
      'image_format: vfat\nnetwork_config: v1\naccess: token\ntoken_secret: /etc/seedpress/secret\n',
  );
  expect(site.view).toEqual({
    namespace: 'nsfocus',
    versions: ['1.0', '2.0'],
    server: { address: '2001:db8::2', port: 80 },
    layouts: ['nocloud'],
    images: [],
    instance_id: 'content',
    image_writer: 'genisoimage',
    image_format: 'vfat',
    network_config: 'v1',
    user_data_format: 'auto',
    access: 'token',
  });
  expect(site.tokenSecret).toBe('/etc/seedpress/secret');
});

test("the folders of OpenStack's tree: latest alone, or those that the site names", () => {
  expect(siteOf('').site.openstackVersions).toBeUndefined();
  const { site, diagnostics } = siteOf('openstack_versions: [2018-08-27, latest]\n');
  expect(diagnostics).toEqual([]);
  expect(site.openstackVersions).toEqual(['2018-08-27', 'latest']);
  expect(site.view.openstack_versions).toEqual(['2018-08-27', 'latest']);
});

describe('mistakes', () => {
  test.each([
    [
      'openstack_versions: [latest, latest]',
      '1:30: error duplicate-entry: "openstack_versions" contains "latest" twice; expected each name once\n  first: devices/site.yaml:1:22',
    ],
    [
      'openstack_versions: [2018-08-28]',
      '1:22: error wrong-value: openstack_versions.0 is "2018-08-28"; did you mean "2018-08-27"?',
    ],
    [
      'openstack_versions: latest',
      '1:21: error wrong-value: openstack_versions is "latest"; expected a list of versions, like [2018-08-27, latest]',
    ],
    [
      'versions: [1.0, latest]',
      '1:12: error wrong-value: versions.0 is 1.0, which YAML reads as the number 1; expected a string, like "1.0"\n  fix: quote it: "1.0"',
    ],
    [
      'versions: []',
      '1:11: error wrong-value: versions is an empty list; expected at least one version, like ["1.0", latest]',
    ],
    [
      'versions: [a, b, a]',
      '1:18: error duplicate-entry: "versions" contains "a" twice; expected each name once\n  first: devices/site.yaml:1:12',
    ],
    [
      'versions: ["../x"]',
      '1:12: error version: "../x" is not a valid version; expected letters, digits, dots, dashes and underscores, like "1.0" or latest',
    ],
    [
      'versions: [index.html]',
      '1:12: error version: "index.html" is the name of the listing; expected letters, digits, dots, dashes and underscores, like "1.0" or latest',
    ],
    [
      'namespace: s',
      '1:12: error namespace: "s" is a path that the server answers itself; expected a name of your own, like nsfocus',
    ],
    ['access: adress', '1:9: error wrong-value: access is "adress"; did you mean "address"?'],
    [
      'token_secret: devices/secret',
      '1:15: error token-secret: "devices/secret" is in devices/, which others can read; expected a file outside devices/, templates/ and out/, like .seedpress/secret or /etc/seedpress/secret',
    ],
    [
      'token_secret: ""',
      '1:15: error token-secret: "" is not the path of a file; expected a file outside devices/, templates/ and out/, like .seedpress/secret or /etc/seedpress/secret',
    ],
    [
      'namespace: openstack',
      '1:12: error namespace: "openstack" is a name that another layout uses; expected a name of your own, like nsfocus',
    ],
    [
      'namespace: 2009-04-04',
      '1:12: error namespace: "2009-04-04" is a name that another layout uses; expected a name of your own, like nsfocus',
    ],
    [
      'namespace: a/b',
      '1:12: error namespace: "a/b" is not a valid namespace; expected a letter or digit, then letters, digits, dashes and underscores, like nsfocus',
    ],
    [
      'server: { port: 0 }',
      '1:17: error wrong-value: port is the number 0; expected a whole number from 1 to 65535',
    ],
    [
      'server: { address: 300.0.0.1 }',
      '1:20: error server-address: "300.0.0.1" is not the address of a server; expected an IP address or a DNS name without a port, like 111.0.0.2 or seed.example.net',
    ],
    [
      'server: 111.0.0.2',
      '1:9: error wrong-value: server is "111.0.0.2"; expected a mapping, like { address: 111.0.0.2, port: 80 }',
    ],
    ['layouts: [nocluod]', '1:11: error wrong-value: layouts.0 is "nocluod"; did you mean "nocloud"?'],
    [
      'layouts: nocloud',
      '1:10: error wrong-value: layouts is "nocloud"; expected a list of layouts, which are ' + allLayouts,
    ],
    [
      'images: [nocloud, nocloud]',
      '1:19: error duplicate-entry: "images" contains "nocloud" twice; expected each name once\n  first: devices/site.yaml:1:10',
    ],
    [
      'image_writer: mkisofs',
      '1:15: error wrong-value: image_writer is "mkisofs"; expected one of embedded, genisoimage, auto',
    ],
    [
      'image_format: fat32',
      '1:15: error wrong-value: image_format is "fat32"; expected one of iso9660, vfat',
    ],
    [
      'instance_id: name',
      '1:14: error wrong-value: instance_id is "name"; expected one of id, uuid, content',
    ],
    ['namspace: x', '1:1: error unknown-key: unknown key "namspace" of the site; did you mean "namespace"?'],
    [
      'defaults: { id: a }',
      '1:13: error unknown-key: "id" is a key of a device, not of the defaults of the site; expected one of type, groups, hostname, fqdn, management_ip, uuid, serial, guest, os, interfaces, nameservers, network_config, user_data_format, public_keys, meta_data, files, placeholders, vars, generation, sealed, signed',
    ],
    [
      'defaults: { interfaces: [{ name: eth0, mac: x }] }',
      '1:45: error mac-format: the MAC "x" has 1 group; expected six groups of two hex digits, like 52:54:00:12:34:56',
    ],
    ['[a]', '1:1: error wrong-value: this is a list; expected a mapping, like { namespace: nsfocus }'],
  ])('%s', (yaml, expected) => {
    expect(messages({ ...withDevice, 'devices/site.yaml': `${yaml}\n` })).toEqual([
      `devices/site.yaml:${expected}`,
    ]);
  });

  test('a wrong setting does not hide the right ones', () => {
    const { site, diagnostics } = siteOf('namespace: nsfocus\nserver: { address: 111.0.0.2, port: x }\n');
    expect(diagnostics).toHaveLength(1);
    expect(site).toMatchObject({ namespace: 'nsfocus', server: { address: '111.0.0.2', port: 8807 } });
  });

  test('a text of the defaults is looked at when it is rendered', () => {
    const yaml = 'defaults: { management_ip: "10.0.0.{{ device.vars.x }}", vars: { x: 5 } }\n';
    const { devices, diagnostics } = siteOf(yaml);
    expect(diagnostics).toEqual([]);
    expect(devices[0]?.managementIp).toBe('10.0.0.5');
  });
});
