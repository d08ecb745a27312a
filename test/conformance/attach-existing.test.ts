import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LibvirtDomain, libvirtDomain } from '../../src/sinks/libvirt-domain.js';
import { scratchFolder } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { firewall } from '../unit/attach/machines.js';
import { isos, printed, wordsOf } from './attach/printed.js';

requires('virsh', 'xmllint')('a domain that exists', () => {
  /** libvirt's test driver with one domain, which it reads anew for each command. */
  function host(drives: string): string {
    const file = join(scratchFolder(), 'host.xml');
    const domain = `<domain type='test'><name>waf-01</name><uuid>${firewall.uuid}</uuid><memory>1</memory><os><type>hvm</type></os>
      <devices>${drives}<interface type='network'><mac address='52:54:00:6F:00:12'/><source network='default'/></interface></devices></domain>`;
    writeFileSync(file, `<node>${domain}</node>`);
    return `test://${file}`;
  }

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
      const words = wordsOf(text.replace(/^virt-xml.*$/m, ''), 'virsh').at(0) as readonly string[];
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
