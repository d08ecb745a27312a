import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type CliResult, runCli } from '../../../support/cli.js';
import { type SiteFiles, writeSite } from '../../../support/sites.js';

const files: SiteFiles = {
  'devices/site.yaml': 'server: { address: 192.0.2.2, port: 8807 }\nlayouts: [nocloud, ec2]\n',
  'devices/vm1.yaml': [
    'id: vm1',
    'type: vm',
    'management_ip: 192.0.2.11',
    'interfaces: [{ name: eth0, mac: "52:54:00:00:00:01", addresses: [192.0.2.11/24] }]',
    '',
  ].join('\n'),
  'templates/vm/type.yaml': 'user_data: [a.sh]\n',
  'templates/vm/a.sh': '#!/bin/sh\ntrue\n',
};

const site = (more: SiteFiles = {}): string => writeSite({ ...files, ...more });
const siteWith = (settings: string, more: SiteFiles = {}): string =>
  site({ 'devices/site.yaml': settings, ...more });

const attach = (root: string, ...argv: string[]): Promise<CliResult> =>
  runCli(['attach', 'vm1', ...argv], { cwd: root });

const build = (root: string): Promise<CliResult> => runCli(['build', '--quiet'], { cwd: root });

describe('--by guestinfo', () => {
  test('prints what the guest reads, before any build', async () => {
    const { stdout, stderr, code } = await attach(site(), '--for', 'vmware', '--by', 'guestinfo');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const settings = new Map(
      [...stdout.matchAll(/^(\S+) = "(.*)"$/gm)].map(([, key = '', value = '']) => [key, value]),
    );
    expect(settings.get('guestinfo.metadata.encoding')).toBe('gzip+base64');
    const metaData = gunzipSync(Buffer.from(settings.get('guestinfo.metadata') ?? '', 'base64')).toString();
    expect(parse(metaData)).toMatchObject({
      'instance-id': 'vm1',
      network: { version: 2, ethernets: { eth0: { addresses: ['192.0.2.11/24'] } } },
    });
    expect(settings.get('ethernet0.address')).toBe('52:54:00:00:00:01');
  });

  test.each([
    ['govc', /^govc vm\.change \\\n {2}-vm vm1 \\\n {2}-e 'guestinfo\.metadata=H4sI/],
    ['terraform', /^extra_config = \{\n {2}"guestinfo\.metadata" += "H4sI/],
  ])('has the form of %s', async (form, expected) => {
    const { stdout } = await attach(site(), '--for', 'vmware', '--by', 'guestinfo', '--form', form);
    expect(stdout).toMatch(expected);
  });

  test('the published file holds the same settings', async () => {
    const root = siteWith('images: [guestinfo]\n');
    await build(root);
    const { stdout } = await attach(root, '--for', 'vmware', '--by', 'guestinfo', '--json');
    const { machine } = JSON.parse(stdout) as { machine: { guestinfo: object } };
    const file = join(root, 'out', 'current', 'images', 'vm1.guestinfo.json');
    expect(machine.guestinfo).toEqual((await import(file, { with: { type: 'json' } })).default);
  });

  test('what VMware does not hand over is an error', async () => {
    const big =
      '#!/bin/sh\n: {% for n in range(1, 13000) %}{{ (n * 2654435761) % 4294967296 }}{% endfor %}\n';
    const root = site({ 'templates/vm/a.sh': big });
    const { stdout, stderr, code } = await attach(root, '--for', 'vmware', '--by', 'guestinfo');
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toMatch(
      /^devices\/vm1\.yaml:1:1: error guestinfo-size: guestinfo\.userdata of vm1 has \d+ bytes/,
    );
  });
});

describe('--by files', () => {
  test('names the files that are published', async () => {
    const root = site();
    await build(root);
    const { stdout } = await attach(root, '--for', 'raspberry-pi');
    const folder = `${root}/out/current/www/vm1`;
    expect(stdout).toBe(
      `cp ${folder}/meta-data ${folder}/user-data ${folder}/network-config "\${BOOT:?}"/\n`,
    );
  });

  test('or those of the boot partition, where the site writes them', async () => {
    const root = siteWith('layouts: [openstack]\nimages: [boot-partition]\n');
    await build(root);
    const { stdout } = await attach(root, '--for', 'incus');
    expect(stdout).toContain(`- <${root}/out/current/images/vm1.boot-partition/user-data\n`);
  });

  test('--json names their folder, and not what is in them', async () => {
    const root = site();
    await build(root);
    const { stdout } = await attach(root, '--for', 'wsl', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      by: 'files',
      machine: { files: `${root}/out/current/www/vm1` },
    });
  });

  test.each([
    [
      'layouts: [openstack]\n',
      /^devices\/site\.yaml:1:10: error attach-no-files: --by files needs the files of NoCloud, which this site/,
    ],
    [
      'layouts: [nocloud]\n',
      /^devices\/vm1\.yaml:1:1: error attach-not-built: .*\/out\/current\/www\/vm1 does not exist/,
    ],
  ])('of a site with %j there are none', async (settings, message) => {
    const { stderr, code } = await attach(siteWith(settings), '--for', 'incus');
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });
});

describe('a URL that nobody answers', () => {
  const lone = { 'devices/vm1.yaml': 'id: vm1\ntype: vm\n' };

  test('without a management_ip', async () => {
    const { stdout, stderr, code } = await attach(site(lone), '--for', 'qemu', '--by', 'url');
    expect(code).toBe(0);
    expect(stdout).toContain('serial=ds=nocloud;s=http://192.0.2.2:8807/;');
    expect(stderr).toMatch(
      /^devices\/vm1\.yaml:1:1: warning attach-url-unanswered: vm1 has no management_ip, so the server answers its requests for http:\/\/192\.0\.2\.2:8807\/ with 404/,
    );
  });

  test.each(['access: open\n', ''])('%jwith a management_ip there is nothing to say', async (access) => {
    const more = access === '' ? {} : lone;
    const root = siteWith(`${files['devices/site.yaml']}${access}`, more);
    expect((await attach(root, '--for', 'qemu', '--by', 'url')).stderr).toBe('');
  });

  test.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost', '0.0.0.0'])('a server at %s', async (address) => {
    const root = siteWith(`server: { address: "${address}" }\n`);
    const { stderr, code } = await attach(root, '--for', 'qemu', '--by', 'url');
    expect(code).toBe(0);
    expect(stderr).toContain(
      `devices/site.yaml:1:20: warning attach-server-loopback: the address of the server is ${address}`,
    );
  });

  test('a server that nobody named is one', async () => {
    const { stderr } = await attach(siteWith('layouts: [nocloud]\n'), '--for', 'qemu', '--by', 'url');
    expect(stderr).toContain('warning attach-server-loopback: the address of the server is 127.0.0.1');
  });

  test("by address the address of the server is in nobody's way", async () => {
    const root = siteWith('layouts: [ec2]\n');
    expect((await attach(root, '--for', 'qemu', '--by', 'address')).stderr).toBe('');
  });
});

describe('--as-aws', () => {
  test('is by address, and SMBIOS says so', async () => {
    const { stdout, stderr } = await attach(site(), '--for', 'qemu', '--as-aws');
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /-uuid (ec2[0-9a-f-]{33}) \\\n {2}-smbios 'type=1,manufacturer=Amazon EC2,serial=\1'/,
    );
  });

  test('a uuid and a serial number of the inventory are lost, and that is said', async () => {
    const uuid = '6d5bb3a1-4d5c-4c53-9f0e-30d3d2a1c001';
    const root = site({ 'devices/vm1.yaml': `${files['devices/vm1.yaml']}uuid: ${uuid}\nserial: SN1\n` });
    const { stderr } = await attach(root, '--for', 'qemu', '--as-aws');
    expect(stderr).toContain(
      `cannot give the machine the uuid ${uuid}, because that of a machine of Amazon begins with ec2`,
    );
    expect(stderr).toContain(
      'cannot give the machine its serial number SN1, because the field carries the uuid',
    );
  });

  test("a uuid of Amazon's kind stays", async () => {
    const uuid = 'ec2bb3a1-4d5c-4c53-9f0e-30d3d2a1c001';
    const root = site({ 'devices/vm1.yaml': `${files['devices/vm1.yaml']}uuid: ${uuid}\n` });
    const { stdout, stderr } = await attach(root, '--for', 'qemu', '--as-aws');
    expect(stderr).toBe('');
    expect(stdout).toContain(`-uuid ${uuid} `);
  });

  test('needs the layout', async () => {
    const { stderr, code } = await attach(siteWith('layouts: [nocloud]\n'), '--for', 'qemu', '--as-aws');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^devices\/site\.yaml:1:10: error attach-no-ec2: /);
  });
});

describe('wrong usage', () => {
  test.each([
    [
      ['qemu', '--by', 'guestinfo'],
      '--by guestinfo does not work for qemu, only for vmware; qemu takes iso, url, address',
    ],
    [['kubevirt', '--by', 'iso'], '--by iso does not work for kubevirt, only for qemu, libvirt,'],
    [['qemu', '--existing'], '--existing does not work for qemu, only for libvirt, proxmox,'],
    [['qemu', '--nics'], '--nics does not work for qemu, only for proxmox,'],
    [['proxmox', '--bridge', 'br0'], '--bridge needs --nics; without it proxmox does not change the NICs'],
    [['qemu', '--as-aws', '--by', 'iso'], '--as-aws works only with --by address, not with --by iso'],
    [['vmware', '--as-aws'], '--as-aws does not work for vmware, only for qemu,'],
    [['vmware', '--form', 'ovf'], 'unknown --form "ovf"; expected one of vmx, govc, terraform'],
    [['qemu', '--form', 'vmx'], '--form does not work for qemu, only for vmware,'],
    [['qemu', '--name', ''], '--name is empty'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await attach(site(), '--for', ...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('--by url of a site that has images', () => {
  const route = 'routes: [{ to: 10.0.0.0/8, via: 192.0.2.254 }]';
  const vm = (fields: string): SiteFiles => ({
    'devices/vm1.yaml': `id: vm1\ntype: vm\nmanagement_ip: 192.0.2.11\ninterfaces:\n${fields}`,
  });
  const nic = `  - { name: eth0, mac: "52:54:00:00:00:01", addresses: [192.0.2.11/24], ${route} }\n`;
  const settings = 'server: { address: 192.0.2.2, port: 8807 }\nlayouts: [nocloud]\nimages: [nocloud]\n';
  const built = async (cloudInit: string, fields: string): Promise<string> => {
    const root = siteWith(`${settings}cloud_init: "${cloudInit}"\n`, vm(fields));
    expect((await build(root)).stderr).toBe('');
    return root;
  };

  test('says what ENI loses of the network, which the build does not', async () => {
    const root = await built('>=22.4 <27', nic);
    expect((await attach(root, '--for', 'qemu', '--by', 'url')).stderr).toContain(
      'devices/vm1.yaml:5:82: warning network-loss: guests that read nocloud by URL with cloud-init before 24.3 do not get routes of eth0',
    );
    expect((await attach(root, '--for', 'qemu')).stderr).toBe('');
  });

  test('says that a network with a bond is left out', async () => {
    const bond =
      '  - { name: eth0, mac: "52:54:00:00:00:01" }\n  - { name: bond0, kind: bond, members: [eth0], dhcp4: true }\n';
    const root = await built('>=22.4 <27', bond);
    expect((await attach(root, '--for', 'qemu', '--by', 'url')).stderr).toContain(' warning ');
  });

  test('is silent where all guests ask for network-config', async () => {
    const root = await built('>=24.3', nic);
    expect((await attach(root, '--for', 'qemu', '--by', 'url')).stderr).toBe('');
  });
});
