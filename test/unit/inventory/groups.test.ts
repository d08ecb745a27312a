import { describe, expect, test } from 'vitest';
import { effectiveTypes } from '../../../src/inventory/groups/effective-types.js';
import { deviceOf, type Files, messages, resolve } from './support.js';

const files: Files = {
  'templates/base/type.yaml': 'files: [{ path: /etc/motd, content: base }]\ngroups: [a]\n',
  'templates/web/type.yaml': 'extends: base\nuser_data: [web.config]\n',
  'templates/web/web.config': '',
  'templates/a/group.yaml':
    'user_data: [a.config]\nfiles: [{ path: /a, template: a.txt }]\ndefaults: { vars: { from: a, a: 1 } }\n',
  'templates/a/a.config': '',
  'templates/a/a.txt': '',
  'templates/b/group.yaml':
    'user_data: [b.config]\nvendor_data: [b.sh]\nfiles: [{ path: /etc/motd, content: b }]\nbudget: 100\ndefaults: { vars: { from: b } }\n',
  'templates/b/b.config': '',
  'templates/b/b.sh': '',
};

const partsOf = (yaml: string) => {
  const inventory = resolve({ ...files, 'devices/a.yaml': yaml });
  const { devices, diagnostics } = inventory;
  expect(diagnostics).toEqual([]);
  const { userData, vendorData, budget } = effectiveTypes(inventory)(devices[0]!);
  const named = [...userData, ...vendorData].map(({ template, group }) => `${group ?? 'type'}/${template}`);
  return { named, budget };
};

describe('the groups of a device', () => {
  test('are those of its type, or its own in their place', () => {
    expect(deviceOf('id: x\ntype: web\n', files).groups).toEqual(['a']);
    expect(deviceOf('id: x\ntype: web\ngroups: [b, a]\n', files).groups).toEqual(['b', 'a']);
    expect(deviceOf('id: x\ntype: web\ngroups: []\n', files).groups).toEqual([]);
    expect(deviceOf('id: x\ntype: web\ngroups:\n', files).groups).toEqual([]);
  });

  test('of the site hold for types that say nothing', () => {
    const site = { 'devices/site.yaml': 'groups: [b]\n', 'templates/db/type.yaml': '' };
    expect(deviceOf('id: x\ntype: db\n', { ...files, ...site }).groups).toEqual(['b']);
    expect(deviceOf('id: x\ntype: web\n', { ...files, ...site }).groups).toEqual(['a']);
    const defaults = { ...site, 'devices/site.yaml': 'defaults: { groups: [b] }\n' };
    expect(deviceOf('id: x\ntype: db\n', { ...files, ...defaults }).groups).toEqual(['b']);
  });

  test('are columns of a table', () => {
    const { devices, diagnostics } = resolve({
      ...files,
      'devices/a.csv': 'id,type,groups.0,groups.1\nx,web,b,a\ny,web,b,\n',
    });
    expect(diagnostics).toEqual([]);
    expect(devices.map(({ groups }) => groups)).toEqual([['b', 'a'], ['b']]);
  });
});

describe('what groups give', () => {
  test('parts that follow those of the type, in the order of the groups', () => {
    expect(partsOf('id: x\ntype: web\ngroups: [b, a]\n')).toEqual({
      named: ['type/web.config', 'b/b.config', 'a/a.config', 'b/b.sh'],
      budget: { bytes: 100, name: '100', unit: 'raw' },
    });
  });

  test('values over those of the type, the last group last, under those of the device', () => {
    expect(deviceOf('id: x\ntype: web\ngroups: [b, a]\n', files).vars).toEqual({ from: 'a', a: 1 });
    expect(deviceOf('id: x\ntype: web\ngroups: [a, b]\n', files).vars).toEqual({ from: 'b', a: 1 });
    expect(deviceOf('id: x\ntype: web\ngroups: [a, b]\nvars: { from: x }\n', files).vars.from).toBe('x');
  });

  test('files that join those of the type by their paths; a list of the device replaces all', () => {
    const filesOf = (yaml: string) => deviceOf(yaml, files).files.map(({ path, source }) => [path, source]);
    expect(filesOf('id: x\ntype: web\ngroups: [a, b]\n')).toEqual([
      ['/etc/motd', { content: 'b' }],
      ['/a', { template: 'a.txt', group: 'a' }],
    ]);
    expect(filesOf('id: x\ntype: web\nfiles: [{ path: /x, content: x }]\n')).toEqual([
      ['/x', { content: 'x' }],
    ]);
  });

  test('interfaces that join those of the type by their names, whichever way they are written', () => {
    const nics: Files = {
      'templates/net/type.yaml':
        'defaults:\n  interfaces: [{ name: eth0, mac: "52:54:00:00:00:01", dhcp4: true, mtu: 1400 }]\n',
      'templates/jumbo/group.yaml':
        'defaults:\n  interfaces: [{ name: eth0, mtu: 9000 }, { name: eth1, mac: "52:54:00:00:00:02", dhcp4: true }]\n',
    };
    expect(deviceOf('id: x\ntype: net\ngroups: [jumbo]\n', nics).interfaces).toMatchObject([
      { name: 'eth0', dhcp4: true, mtu: 9000 },
      { name: 'eth1', dhcp4: true },
    ]);
  });
});

describe('two groups that contradict each other', () => {
  const group = (extra: string): string =>
    `defaults: { public_keys: {}, interfaces: { eth0: { mac: "52:54:00:00:00:01", ${extra} } } }\n`;
  const both = (a: string, b: string, device = ''): readonly string[] =>
    messages({
      'templates/web/type.yaml': '',
      'templates/a/group.yaml': a,
      'templates/b/group.yaml': b,
      'devices/a.yaml': `id: x\ntype: web\ngroups: [a, b]\n${device}`,
    });

  test('are an error with both places', () => {
    expect(both(group('mtu: 1400, dhcp4: true'), group('mtu: 9000, dhcp4: true'))).toEqual([
      'templates/b/group.yaml:1:78: error group-conflict: the groups "a" and "b" set different values for mtu of the interface "eth0"; expected the same value in both groups, or a value in the device\n  first: templates/a/group.yaml:1:78\n  device: x',
    ]);
  });

  test('may say the same, or different things of one interface', () => {
    expect(both(group('mtu: 1400, dhcp4: true'), group('mtu: 1400'))).toEqual([]);
    expect(both(group('mtu: 1400, dhcp4: true'), group('dhcp6: true'))).toEqual([]);
  });

  test('are no matter where the device has the last word', () => {
    const [a, b] = [group('mtu: 1400, dhcp4: true'), group('mtu: 9000')];
    expect(both(a, b, 'interfaces: { eth0: { mtu: 1500 } }\n')).toEqual([]);
    expect(
      both(a, b, 'interfaces: [{ name: eth0, mac: "52:54:00:00:00:01", mtu: 1500, dhcp4: true }]\n'),
    ).toEqual([]);
    expect(both(a, b, 'interfaces: { eth0: { dhcp4: false, dhcp6: true } }\n')).toHaveLength(1);
  });
});

test('a template that a group names is looked for in its own folder', () => {
  expect(
    messages({
      ...files,
      'templates/b/group.yaml': 'user_data: [web.config]\n',
      'devices/a.yaml': 'id: x\ntype: web\n',
    }),
  ).toEqual([
    'templates/b/group.yaml:1:13: error missing-template: there is no template "web.config" in templates/b/; did you mean "b.config"?',
  ]);
});
