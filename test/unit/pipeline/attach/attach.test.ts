import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CliResult, runCli } from '../../../support/cli.js';
import { projectRoot, scratchCopy, scratchFolder } from '../../../support/folders.js';

/** The example fleet in a scratch folder, with a setting of its site replaced. */
function site(setting?: readonly [RegExp, string]): string {
  const root = scratchCopy(projectRoot);
  const file = join(root, 'devices', 'site.yaml');
  if (setting !== undefined) writeFileSync(file, readFileSync(file, 'utf8').replace(...setting));
  return root;
}

const attach = (root: string, ...argv: string[]): Promise<CliResult> =>
  runCli(['attach', ...argv, '--root', root], { cwd: root });

const build = (root: string): Promise<CliResult> =>
  runCli(['build', '--quiet', '--root', root], { cwd: root });

describe('attach', () => {
  test('names the image that is published, by the path that stays', async () => {
    const root = site();
    await build(root);
    const { code, stdout, stderr } = await attach(root, 'waf-ba-0001', '--for', 'qemu');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain(`'file=${root}/out/current/images/waf-ba-0001.iso,media=cdrom,`);
    expect(stdout).toContain('mac=52:54:00:6f:00:12');
  });

  test('--seed takes another of the images that the site writes', async () => {
    const root = site();
    await build(root);
    const { stdout } = await attach(root, 'waf-ba-0001', '--for', 'libvirt', '--seed', 'config-drive');
    expect(stdout).toContain('/images/waf-ba-0001.config-2.iso');
  });

  test('a VFAT image is a disk', async () => {
    const root = site([/$/, 'image_format: vfat\n']);
    await build(root);
    const { stdout } = await attach(root, 'waf-ba-0001', '--for', 'qemu');
    expect(stdout).toContain('/images/waf-ba-0001.img,if=virtio,format=raw,readonly=on');
  });

  test('the format of --disk is told by its first bytes', async () => {
    const root = site();
    const disk = join(scratchFolder(), 'noble-server-cloudimg-amd64.img');
    writeFileSync(disk, Buffer.from('QFI\xfb\0\0\0\x03', 'latin1'));
    const options = ['--for', 'qemu', '--by', 'address', '--disk', disk];
    expect((await attach(root, 'waf-ba-0001', ...options)).stdout).toContain('format=qcow2');
    writeFileSync(disk, 'GRUB');
    expect((await attach(root, 'waf-ba-0001', ...options)).stdout).toContain('format=raw');
  });

  test('--by url of a guest that has a serial number of its own', async () => {
    const { stdout } = await attach(
      join(projectRoot, 'test', 'ok', 'guests'),
      'talos-01',
      ...['--for', 'qemu', '--by', 'url'],
    );
    expect(stdout).toContain('serial=ds=nocloud-net;s=http://192.0.2.1:8807/');
    expect(stdout).not.toContain('dsmode');
  });

  test('a guest that does not look there is named, and an image that it reads is the first', async () => {
    const root = scratchCopy(join(projectRoot, 'test', 'ok', 'guests'));
    const toBsd = await attach(root, 'bsd-01', ...['--for', 'qemu', '--by', 'url']);
    expect(toBsd.code).toBe(0);
    expect(toBsd.stderr).toContain(
      'warning attach-guest: --by url, and nuageinit, the guest of bsd-01, reads no layout of this site from a URL; ' +
        'expected --by iso with an image that it reads: nocloud, config-drive',
    );
    await runCli(['build', '--root', root], { cwd: root });
    const iso = async (id: string) => (await attach(root, id, '--for', 'qemu')).stdout;
    expect(await iso('bsd-01')).toContain('/bsd-01.iso');
    expect(await iso('flatcar-01')).toContain('/flatcar-01.config-2.iso');
  });

  test.each([
    ['address', 'http://111.0.0.2:8807/;'],
    ['open', 'http://111.0.0.2:8807/waf-ba-0001/;'],
    ['token', 'http://111.0.0.2:8807/s/'],
  ])('--by url with access %s', async (access, expected) => {
    const root = site([/$/, `access: ${access}\n`]);
    await runCli(['init', '--secret', '--root', root], { cwd: root });
    const { stdout } = await attach(root, 'waf-ba-0001', '--for', 'qemu', '--by', 'url');
    expect(stdout).toContain(`serial=ds=nocloud;s=${expected}`);
    const url = (await runCli(['show', '--url', 'waf-ba-0001', '--root', root], { cwd: root })).stdout.trim();
    expect(stdout).toContain(`s=${url};dsmode=net`);
  });

  test('--json holds the text and what it is made of', async () => {
    const root = site();
    const argv = ['waf-ba-0002', '--for', 'cloud-hypervisor', '--by', 'address', '--json', '--memory', '512'];
    const { stdout } = await attach(root, ...argv);
    expect(JSON.parse(stdout)).toMatchObject({
      device: 'waf-ba-0002',
      for: 'cloud-hypervisor',
      by: 'address',
      text: expect.stringContaining("--memory 'size=512M'"),
      machine: { serial: 'WAF-0002', memoryMib: 512, nics: [{ name: 'eth0', mac: '52:54:00:6f:00:13' }] },
    });
  });

  test('warns of inputs that changed after the build', async () => {
    const root = site();
    await build(root);
    appendFileSync(join(root, 'devices', 'waf', 'waf-ba-0001.yaml'), 'generation: 2\n');
    const { code, stderr } = await attach(root, 'waf-ba-0001', '--for', 'qemu');
    expect(code).toBe(0);
    expect(stderr).toBe(
      'devices/waf/waf-ba-0001.yaml:1:1: warning attach-older-build: this file changed after the build that is published; expected ' +
        'a seed that was built from the current inventory\n  fix: seedpress build\nseedpress: 1 warning\n',
    );
  });
});

describe('what cannot be attached', () => {
  const cases: readonly (readonly [
    string,
    readonly [RegExp, string] | undefined,
    readonly string[],
    string,
  ])[] = [
    [
      'a device that is not there',
      undefined,
      ['waf-ba-001', '--for', 'qemu'],
      'devices:1:1: error unknown-device: there is no device "waf-ba-001"; did you mean "waf-ba-0001"?',
    ],
    [
      'an image before the first build',
      undefined,
      ['waf-ba-0001', '--for', 'qemu'],
      'devices/waf/waf-ba-0001.yaml:1:1: error attach-not-built: ROOT/out/current/images/waf-ba-0001.iso does not exist; expected ' +
        'a seed image of this device\n  fix: seedpress build',
    ],
    [
      'an image of a site without images',
      [/^images:.*$/m, 'images: []'],
      ['waf-ba-0001', '--for', 'qemu'],
      'devices/site.yaml:6:9: error attach-no-image: this site writes no seed images; expected one, like "images: [nocloud]"\n' +
        '  fix: add it and build, or use --by url',
    ],
    [
      'an image that the site does not write',
      [/^images:.*$/m, 'images: [nocloud]'],
      ['waf-ba-0001', '--for', 'qemu', '--seed', 'config-drive'],
      'devices/site.yaml:6:9: error attach-other-image: --seed config-drive needs an image that this site does not write; it writes nocloud; expected ' +
        '"config-drive" in its list of images',
    ],
    [
      'a URL without the layout for it',
      [/^layouts:.*$/m, 'layouts: [namespace]'],
      ['waf-ba-0001', '--for', 'qemu', '--by', 'url'],
      'devices/site.yaml:5:10: error attach-no-nocloud: --by url needs a layout that cloud-init reads from a URL, ' +
        'and this site writes none; expected "nocloud" in its list of layouts, or --by iso',
    ],
    [
      'a URL where there is no SMBIOS',
      undefined,
      ['waf-ba-0001', '--for', 'firecracker', '--by', 'url'],
      'devices/waf/waf-ba-0001.yaml:1:1: error attach-impossible: firecracker cannot set the SMBIOS serial number, ' +
        "where cloud-init looks for the URL; expected --by iso, or 'ds=nocloud;s=URL;dsmode=net' at the end of boot_args, with the URL of " +
        "'seedpress show --url'",
    ],
    [
      'a NIC without a tap where none is made up',
      undefined,
      ['waf-ba-0001', '--for', 'firecracker', '--by', 'address'],
      'devices/waf/waf-ba-0001.yaml:1:1: error attach-impossible: interface eth0 names no tap, which firecracker needs; expected ' +
        'the tap device of each interface, like "tap: vnet0"',
    ],
    [
      'an address under access by token',
      [/$/, 'access: token\ntoken_secret: ../secret\n'],
      ['waf-ba-0001', '--for', 'qemu', '--by', 'address'],
      'error token-secret-missing',
    ],
  ];
  test.each(cases)('%s', async (_, setting, argv, message) => {
    const root = site(setting);
    const { code, stdout, stderr } = await attach(root, ...argv);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.replaceAll(root, 'ROOT')).toContain(message);
  });

  test('an address where machines are known by tokens', async () => {
    const root = site([/$/, 'access: token\n']);
    await runCli(['init', '--secret', '--root', root], { cwd: root });
    const { code, stderr } = await attach(root, 'waf-ba-0001', '--for', 'qemu', '--by', 'address');
    expect(code).toBe(1);
    expect(stderr).toContain('error attach-address-closed: --by address does not work with "access: token"');
  });

  test('an address that the inventory does not name', async () => {
    const root = site();
    writeFileSync(join(root, 'devices', 'lone.yaml'), 'id: lone\ntype: probe\n');
    const { code, stderr } = await attach(root, 'lone', '--for', 'qemu', '--by', 'address');
    expect(code).toBe(1);
    expect(stderr).toContain(
      'error attach-address-unknown: --by address needs a management_ip, and lone has none',
    );
  });

  test('the secret of a URL is in no message', async () => {
    const root = site([/$/, 'access: token\n']);
    await runCli(['init', '--secret', '--root', root], { cwd: root });
    const url = (await runCli(['show', '--url', 'waf-ba-0001', '--root', root], { cwd: root })).stdout.trim();
    for (const name of ['firecracker', 'vmware', 'qemu']) {
      expect((await attach(root, 'waf-ba-0001', '--for', name, '--by', 'url')).stderr).not.toContain(url);
    }
  });
});

describe('wrong usage of attach', () => {
  test.each([
    [['waf-ba-0001'], '--for is missing; expected one of qemu, libvirt, virt-install, proxmox,'],
    [['waf-ba-0001', '--for', 'libvrt'], 'unknown --for "libvrt"; did you mean "libvirt"?'],
    [
      ['waf-ba-0001', '--for', 'qemu', '--by', 'fax'],
      'unknown --by "fax"; expected one of iso, url, address',
    ],
    [['waf-ba-0001', '--for', 'qemu', '--vmid', '101'], '--vmid does not work for qemu, only for proxmox'],
    [['waf-ba-0001', '--for', 'proxmox', '--vmid', '99'], '--vmid "99" is not a Proxmox VM id'],
    [
      ['waf-ba-0001', '--for', 'vmware', '--disk', 'x'],
      '--disk does not work for vmware, only for qemu, libvirt,',
    ],
    [
      ['waf-ba-0001', '--for', 'qemu', '--memory', '1G'],
      '--memory "1G" is not a number of MiB; expected a number like 1024',
    ],
    [['waf-ba-0001', '--for', 'qemu', '--bridge', 'a,b'], '--bridge: "a,b" contains ","'],
  ])('%j', async (argv, message) => {
    const root = site();
    const { code, stdout, stderr } = await attach(root, ...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
