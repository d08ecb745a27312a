import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { projectRoot } from '../../../support/folders.js';
import { type SiteFiles, writeSite } from '../../../support/sites.js';

const site = {
  'devices/site.yaml': [
    'namespace: lab',
    'defaults:',
    '  fqdn: "{{ device.hostname }}.lab.example"',
    '  management_ip: 10.0.0.1',
    '  vars: { rack: r0, admin_password: hunter2 }',
    '',
  ].join('\n'),
  'devices/one.yaml': [
    'id: one',
    'type: leaf',
    'management_ip: 10.0.0.4',
    'vars: { rack: r3 }',
    'interfaces:',
    '  - { name: eth0, mac: "52:54:00:00:00:01", addresses: [10.0.0.4/24] }',
    'fqdn: null',
    '',
  ].join('\n'),
  'templates/base/type.yaml': 'defaults: { management_ip: 10.0.0.2, vars: { rack: r1 } }\n',
  'templates/leaf/type.yaml':
    'extends: base\ndefaults: { vars: { rack: r2 }, interfaces: [ { name: a }, { name: b } ] }\n',
};

const explain = (argv: readonly string[], files: SiteFiles = site) => {
  const cwd = writeSite(files);
  return runCli(['explain', ...argv], { cwd });
};

const lines = (text: string): readonly string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/(\S) {2,}/g, '$1  '));

test('a value has its place, and every level that it overrode', async () => {
  const { stdout, code } = await explain(['one', 'vars.rack']);
  expect(lines(stdout)).toEqual([
    'vars.rack: r3  devices/one.yaml:4:15',
    '  overrides r2  templates/leaf/type.yaml:2:27  (type leaf)',
    '  overrides r1  templates/base/type.yaml:1:52  (type base)',
    '  overrides r0  devices/site.yaml:5:17  (site defaults)',
  ]);
  expect(code).toBe(0);
});

test('without a key all values are listed, defaults with their reason, a list with what it took the place of', async () => {
  const { stdout } = await explain(['one']);
  const listed = lines(stdout);
  expect(listed).toContain('hostname: one  default: the id');
  expect(listed).toContain('fqdn: null  devices/one.yaml:7:7');
  expect(listed).toContain('interfaces: 1 entry  devices/one.yaml:6:3');
  expect(listed).toContain('  overrides 2 entries  templates/leaf/type.yaml:2:45  (type leaf)');
  expect(listed).toContain('interfaces.0.mac: 52:54:00:00:00:01  devices/one.yaml:6:24');
  expect(listed.filter((line) => line.startsWith('uuid: '))[0]).toMatch(
    / {2}default: version 5 of namespace and id$/,
  );
  expect(stdout).not.toContain('serial');
});

test.each([
  { key: 'interfaces.0.addresses.0', line: 'interfaces.0.addresses.0: 10.0.0.4/24  devices/one.yaml:6:57' },
  { key: 'serial', line: 'serial: not set' },
  { key: 'generation', line: 'generation: 1  default' },
])('$key can be asked for', async ({ key, line }) => {
  expect(lines((await explain(['one', key])).stdout)).toEqual([line]);
});

test('a rendered value shows the text that it is from', async () => {
  const files = { ...site, 'devices/one.yaml': site['devices/one.yaml'].replace('fqdn: null\n', '') };
  expect(lines((await explain(['one', 'fqdn'], files)).stdout)).toEqual([
    'fqdn: one.lab.example  devices/site.yaml:3:9  from "{{ device.hostname }}.lab.example"',
  ]);
});

test.each([
  {
    argv: ['one', 'interfaces.0.mca'],
    message: 'one has no value "interfaces.0.mca"; did you mean "interfaces.0.mac"?',
  },
  { argv: ['oen'], message: 'there is no device "oen"; did you mean "one"?' },
  { argv: ['one', '__proto__'], message: 'one has no value "__proto__"' },
  { argv: ['--merged', 'oen'], message: 'there is no device "oen"; did you mean "one"?' },
])('$argv names what is nearest', async ({ argv, message }) => {
  const { stderr, stdout, code } = await explain(argv);
  expect(stderr).toContain(message);
  expect(stdout).toBe('');
  expect(code).toBe(1);
});

test('a secret is not printed, and its place is', async () => {
  const { stdout } = await explain(['one', 'vars.admin_password']);
  expect(lines(stdout)).toEqual(['vars.admin_password: ********  devices/site.yaml:5:37']);
  const { stdout: json } = await explain(['one', '--json']);
  expect(json).not.toContain('hunter2');
});

test('--json has values as they are', async () => {
  const { stdout } = await explain(['one', 'management_ip', '--json']);
  expect(JSON.parse(stdout)).toEqual([
    {
      key: 'management_ip',
      value: '10.0.0.4',
      file: 'devices/one.yaml',
      line: 3,
      column: 16,
      layer: 'device',
      overrode: [
        { value: '10.0.0.2', file: 'templates/base/type.yaml', line: 1, column: 28, layer: 'type base' },
        { value: '10.0.0.1', file: 'devices/site.yaml', line: 4, column: 18, layer: 'site defaults' },
      ],
    },
  ]);
});

test('a mistake of another device is no hindrance, one of its own is told', async () => {
  const files = { ...site, 'devices/two.yaml': 'id: two\ntype: leaf\nserail: x\n' };
  expect((await explain(['one', 'id'], files)).code).toBe(0);
  const { stderr, code } = await explain(['two', 'id'], files);
  expect(stderr).toContain('devices/two.yaml:3:1: error unknown-key');
  expect(code).toBe(1);
});

test('of two devices with one id neither is explained', async () => {
  const { stderr, code } = await explain(['one'], { ...site, 'devices/two.yaml': site['devices/one.yaml'] });
  expect(stderr).toContain('error duplicate-id');
  expect(code).toBe(1);
});

test('--merged prints the cloud-config of the guest, each key with its part, includes of our own followed', async () => {
  const files = {
    ...site,
    'templates/leaf/type.yaml': [
      'extends: base',
      'user_data:',
      '  - first.config',
      '  - { template: second.config, merge_type: "list(append)+dict(recurse_list)+str()" }',
      '  - include: { template: third.config }',
      '  - { template: run.script }',
      'vendor_data: [vendor.config]',
      '',
    ].join('\n'),
    'templates/leaf/first.config': '#cloud-config\nruncmd: [a]\nlocale: C\n',
    'templates/leaf/second.config': '#cloud-config\nruncmd: [b]\npassword: hunter2\n',
    'templates/leaf/third.config': '#cloud-config\nlocale: de_DE\n',
    'templates/leaf/run.script': '#!/bin/sh\nexit 0\n',
    'templates/leaf/vendor.config': '#cloud-config\nlocale: en_US\ntimezone: UTC\n',
  };
  const { stdout, code } = await explain(['--merged', 'one'], files);
  expect(stdout).toBe(
    [
      '#cloud-config',
      '# user_data: first.config: merged in the default way of cloud-init',
      '# user_data: second.config: merged by list(append)+dict(recurse_list)+str()',
      '# user_data: inc/third.config: merged in the default way of cloud-init',
      '# user_data: run.script: text/x-shellscript, not a cloud-config',
      '# vendor_data: vendor.config: merged in the default way of cloud-init',
      'runcmd:  # first.config and second.config',
      '  - a  # first.config',
      '  - b  # second.config',
      'locale: de_DE  # inc/third.config, over first.config and vendor_data: vendor.config',
      'password: "********"  # second.config',
      'timezone: UTC  # vendor_data: vendor.config',
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
  const json = JSON.parse((await explain(['--merged', 'one', '--json'], files)).stdout) as {
    sources: unknown;
  };
  expect(json).toMatchObject({
    config: { runcmd: ['a', 'b'], password: '********', timezone: 'UTC' },
    parts: [{ filename: 'first.config', fate: 'merged' }, {}, {}, { fate: 'other' }, { list: 'vendor_data' }],
    unknown: [],
  });
  expect(json.sources).toContainEqual({ key: 'runcmd.1', from: 'second.config' });
});

test('--merged names the parts that it cannot follow, and leaves them out', async () => {
  const files = {
    ...site,
    'templates/leaf/type.yaml':
      'extends: base\nuser_data: [set.config, pairs.config, nan.config, twice.jsonp, plain.config]\n',
    'templates/leaf/set.config': '#cloud-config\nx-a: !!set {a, b}\n',
    'templates/leaf/pairs.config': '#cloud-config\nx-a: !!omap [a: 1]\n',
    'templates/leaf/nan.config': '#cloud-config\nx-a: .nan\n',
    'templates/leaf/twice.jsonp':
      '#cloud-config-jsonp\n[{"op": "add", "path": "/x-a", "value": {"b": 1, "b": 2}}]\n',
    'templates/leaf/plain.config': '#cloud-config\nlocale: C\n',
  };
  const { stdout } = await explain(['--merged', 'one', '--json'], files);
  const { parts, config } = JSON.parse(stdout) as { parts: unknown; config: unknown };
  expect(config).toEqual({ locale: 'C' });
  expect(parts).toMatchObject([
    { fate: 'unfollowed', why: 'it holds a !!set' },
    { fate: 'unfollowed', why: 'it holds !!omap or !!pairs' },
    { fate: 'unfollowed', why: 'it holds .nan' },
    { fate: 'unfollowed', why: 'the patch holds "b" twice in one object' },
    { fate: 'merged' },
  ]);
  expect((await explain(['--merged', 'one'], files)).stdout).toContain(
    '# user_data: set.config: not shown, because seedpress cannot tell what cloud-init makes of it: it holds a !!set\n',
  );
});

test('--merged with a key is wrong usage', async () => {
  expect((await explain(['--merged', 'one', 'id'])).code).toBe(2);
});

test('the example fleet', async () => {
  const { stdout } = await runCli(['explain', 'waf-ba-0001', 'management_ip'], { cwd: projectRoot });
  expect(stdout).toBe('management_ip: 111.0.0.12  devices/waf/waf-ba-0001.yaml:3:16\n');
});
