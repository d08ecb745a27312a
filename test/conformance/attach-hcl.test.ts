import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Attachment } from '../../src/attach/machine.js';
import { nocloudSerial } from '../../src/layouts/nocloud.js';
import { scratchFolder } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { attachments } from '../unit/attach/machines.js';
import { printed } from './attach/printed.js';

requires('packer')('HCL', () => {
  function packer(text: string, ...argv: readonly string[]) {
    const file = join(scratchFolder(), 'attach.pkr.hcl');
    writeFileSync(file, text);
    const env = { ...process.env, CHECKPOINT_DISABLE: '1', PACKER_CONFIG_DIR: scratchFolder() };
    return spawnSync('packer', [...argv, file], { env, encoding: 'utf8' });
  }

  test.each(['cd_files', 'http_directory'])("Packer's builder takes %s", (form) => {
    const folder = scratchFolder();
    const contents = new Map([['meta-data', Buffer.from('a: b\n')] as const]);
    writeFileSync(join(folder, 'meta-data'), 'a: b\n');
    const seed = { by: 'files', files: { folder, contents, serial: nocloudSerial } } as const;
    const disk = { path: join(folder, 'meta-data'), format: 'raw' } as const;
    const source = printed('packer', { seed, disk, memoryMib: 512, form }) as string;
    const whole = `${source.replace(/\}\n$/, '  communicator = "none"\n}\n')}build {\n  sources = ["source.qemu.waf-01"]\n}\n`;
    const ran = packer(whole, 'validate');
    expect(ran.stdout + ran.stderr).not.toContain('rror');
    expect(ran.status).toBe(0);
    expect(packer(whole.replace('vm_name', 'vm_nam'), 'validate').status).not.toBe(0);
  });

  const forms = [
    { name: 'packer', by: 'files-nics', form: 'cd_files' },
    { name: 'packer', by: 'files-nics', form: 'http_directory' },
    { name: 'vmware', by: 'guestinfo', form: 'terraform' },
    ...['iso', 'iso-nics', 'vfat', 'url', 'address'].map((by) => ({
      name: 'terraform',
      by,
      form: 'libvirt',
    })),
    ...['iso', 'iso-nics', 'url', 'address'].map((by) => ({ name: 'terraform', by, form: 'proxmox' })),
  ];
  test.each(forms)('$name, form $form, by $by is as its own formatter writes it', ({ name, by, form }) => {
    const text = printed(name, { ...(attachments[by] as Attachment), form }) as string;
    const ran = packer(text, 'fmt', '-check', '-diff');
    expect(ran.stdout + ran.stderr).toBe('');
  });

  test('Terraform finds the device, its serial number and its NICs in the manifest', () => {
    const published = scratchFolder();
    const devices = {
      'waf-01': {
        uuid: 'u1',
        serial: 's1',
        interfaces: [
          { name: 'a', mac: 'm' },
          { name: 'b', bridge: 'br7' },
        ],
      },
      'waf-02': { uuid: 'u2' },
    };
    writeFileSync(join(published, 'manifest.json'), JSON.stringify({ devices }));
    const text = printed('terraform', { ...(attachments.iso as Attachment), published }) as string;
    const locals = /^locals \{[\s\S]*?^\}/m.exec(text)?.[0] ?? '';
    const list = (start: string, end: string): string =>
      text
        .slice(text.indexOf(start) + start.length, text.lastIndexOf(end))
        .replaceAll('each.value', 'local.machines["waf-01"]');
    // packer 1.6 evaluates locals in any order, and takes one that is not there yet for an empty list.
    const evaluated = (expression: string): unknown => {
      const values = Array.from({ length: 20 }, () => evaluatedOnce(expression));
      return values.find((value) => JSON.stringify(value) !== '[]') ?? [];
    };
    const evaluatedOnce = (expression: string): unknown => {
      const file = join(scratchFolder(), 'attach.pkr.hcl');
      writeFileSync(file, `${locals}\nlocals {\n  wanted = ${expression}\n}\n`);
      const input = 'jsonencode(local.wanted)\n';
      return JSON.parse(spawnSync('packer', ['console', file], { input, encoding: 'utf8' }).stdout);
    };
    expect(evaluated('keys(local.machines)')).toEqual(['waf-01']);
    expect(evaluated(list('entry = ', ' } } }]'))).toEqual([
      { name: 'serial', value: 's1' },
      { name: 'uuid', value: 'u1' },
    ]);
    expect(evaluated(list('interfaces = ', '\n  }\n}\n'))).toEqual([
      {
        mac: { address: 'm' },
        model: { type: 'virtio' },
        source: { bridge: null, network: { network: 'default' } },
      },
      { mac: null, model: { type: 'virtio' }, source: { bridge: { bridge: 'br7' }, network: null } },
    ]);
  });
});
