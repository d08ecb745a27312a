import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Attachment } from '../../src/attach/machine.js';
import { type LibvirtDomain, libvirtDomain } from '../../src/sinks/libvirt-domain.js';
import { scratchFolder } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { attachments, firewall, plugged } from '../unit/attach/machines.js';
import { isos, printed, wordsOf } from './attach/printed.js';

requires('virsh', 'xmllint')('a domain that exists', () => {
  const disk = "<disk type='file' device='disk'><source file='/d'/><target dev='vdz' bus='virtio'/></disk>";
  const cdrom = "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>";

  async function asked(uri: string, name = 'waf-01') {
    process.env.LIBVIRT_DEFAULT_URI = uri;
    try {
      return await libvirtDomain(name, { searchPath: '/usr/bin:/bin' });
    } finally {
      delete process.env.LIBVIRT_DEFAULT_URI;
    }
  }

  test('is described as it is', async () => {
    expect(await asked(host(disk + cdrom))).toEqual({
      uuid: firewall.uuid,
      isRunning: true,
      drives: [
        { name: 'vdz', isCdrom: false },
        { name: 'hdc', isCdrom: true },
      ],
      macs: ['52:54:00:6f:00:12'],
    });
  });

  test('one that is not there is missing, and a libvirt that does not answer says nothing', async () => {
    expect(await asked(host(disk), 'waf-02')).toBe('missing');
    expect(await asked('test:///no/such/file.xml')).toBeUndefined();
  });

  // --print-xml: virsh reads its options and makes the device of them, and changes nothing.
  test.each([
    ['attach-disk', disk, "<target dev='vdy' bus='virtio'/>"],
    ['change-media', cdrom, "<target dev='hdc' bus='ide'/>"],
  ])('virsh takes %s', async (command, drives, target) => {
    const uri = host(drives);
    const existing = (await asked(uri)) as LibvirtDomain;
    for (const { attachment, path } of isos) {
      const text = printed('libvirt', { ...attachment, existing, name: 'waf-01' }) as string;
      const words = wordsOf(text.replace(/^virt-xml[\s\S]*/m, ''), 'virsh').at(0) as readonly string[];
      expect(words[0]).toBe(command);
      const ran = spawnSync('virsh', ['-c', uri, ...words, '--print-xml'], { encoding: 'utf8' });
      expect(ran.stderr).toBe('');
      expect(ran.stdout.replaceAll('"', "'")).toContain(target);
      const file = join(scratchFolder(), 'disk.xml');
      writeFileSync(file, ran.stdout);
      const read = spawnSync('xmllint', ['--xpath', 'string(/disk/source/@file)', file], {
        encoding: 'utf8',
      });
      expect(read.stdout.replace(/\n$/, '')).toBe(path);
    }
  });
});

requires('virt-xml', 'virsh')('SMBIOS of a domain that exists', () => {
  const sysinfo =
    "<sysinfo type='smbios'><system><entry name='manufacturer'>M</entry><entry name='serial'>old</entry></system></sysinfo>";

  test.each([
    ['without a sysinfo', '', ['WAF, "0001"']],
    ['with one', sysinfo, ['M', 'WAF, "0001"']],
  ])('%s', (_, before, expected) => {
    const seed = { by: 'url', url: '', serial: () => 'WAF, "0001"' } as const;
    const text = printed('libvirt', { seed, memoryMib: 512, existing: {} }) as string;
    const command = `${text.replace(/^#.*\n/gm, '').trimEnd()} --print-xml`;
    const env = { PATH: '/usr/bin:/bin', HOME: scratchFolder(), LIBVIRT_DEFAULT_URI: host('', before) };
    const ran = spawnSync('/bin/sh', ['-c', command], { env, encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toContain('<smbios mode="sysinfo"/>');
    const entries = [...ran.stdout.matchAll(/<entry name="\w+">(.*)<\/entry>/g)].map(([, value]) => value);
    expect(entries).toEqual(expected);
  });
});

requires('virt-install')('virt-install', () => {
  test('plugs NICs where the inventory says', () => {
    const text = printed('virt-install', attachments.address as Attachment, plugged) as string;
    const env = { PATH: '/usr/bin:/bin', HOME: scratchFolder(), LIBVIRT_DEFAULT_URI: 'test:///default' };
    const command = `${text.trimEnd()} --disk none --print-xml`;
    const ran = spawnSync('/bin/sh', ['-c', command], { env, encoding: 'utf8' });
    expect(ran.stdout).toMatch(
      /<source bridge="br-wan"\/>[\s\S]*<tag id="20"\/>[\s\S]*<source bridge="br-lan"\/>/,
    );
  });

  test('reads identity, seed and NICs as they are', () => {
    const path = join(scratchFolder(), 'a, b.iso');
    writeFileSync(path, '');
    const seed = { by: 'iso', image: { path, format: 'iso9660' } } as const;
    const text = printed('virt-install', { seed, memoryMib: 512, asAws: true, bridge: 'br0' }) as string;
    const env = { PATH: '/usr/bin:/bin', HOME: scratchFolder(), LIBVIRT_DEFAULT_URI: 'test:///default' };
    const ran = spawnSync('/bin/sh', ['-c', `${text.trimEnd()} --print-xml`], { env, encoding: 'utf8' });
    expect(ran.stdout).toContain('<entry name="manufacturer">Amazon EC2</entry>');
    expect(ran.stdout).toContain(`<source file="${path}"/>`);
    expect(ran.stdout).toContain('<mac address="52:54:00:6f:00:12"/>');
    expect(ran.status).toBe(0);
  });
});

/** libvirt's test driver with one domain, which it reads anew for each command. */
function host(drives: string, sysinfo = ''): string {
  const file = join(scratchFolder(), 'host.xml');
  const domain = `<domain type='test'><name>waf-01</name><uuid>${firewall.uuid}</uuid><memory>1</memory>${sysinfo}<os><type>hvm</type></os>
    <devices>${drives}<interface type='network'><mac address='52:54:00:6F:00:12'/><source network='default'/></interface></devices></domain>`;
  writeFileSync(file, `<node>${domain}</node>`);
  return `test://${file}`;
}
