import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Attachment } from '../../src/attach/machine.js';
import { nocloudSerial } from '../../src/layouts/nocloud.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { attachments, plugged } from '../unit/attach/machines.js';
import { isos, printed, wordsOf } from './attach/printed.js';
import { byVersion, cloudInits } from './clients/clients.js';

const url = 'http://111.0.0.2:8807/waf-01/';

requires('cloud-init')('the serial number that leads to a URL', () => {
  describe.each(byVersion(cloudInits()))('cloud-init %s', (_, { folder }) => {
    const read = (serial: string): unknown => {
      const script = readFileSync(join(projectRoot, 'test/conformance/python/nocloud_serial.py'), 'utf8');
      const env = folder === undefined ? {} : { PYTHONPATH: folder };
      return JSON.parse(runPython(script, { args: [serial], env }));
    };

    test('is read in the network stage, and its URL is taken as it is', () => {
      expect(read(nocloudSerial(url))).toMatchObject({
        found: true,
        metadata: { seedfrom: url, dsmode: 'net' },
        takers: ['DataSourceNoCloudNet'],
      });
    });

    test('has the name that is not deprecated', () => {
      expect(read(nocloudSerial(url))).toMatchObject({ name: folder === undefined ? null : 'nocloud' });
    });
  });
});

/** The seed's path out of a command's words, read as the program reads them. */
const seedPaths: Readonly<Record<string, { program: string; path: (words: readonly string[]) => string }>> = {
  qemu: {
    program: 'qemu-system-x86_64',
    path: (words) => {
      const drive = words.find((word) => word.includes('waf-01.iso')) as string;
      const value = /^file=((?:[^,]|,,)*),media=cdrom,format=raw,readonly=on$/.exec(drive)?.[1] as string;
      return value.replaceAll(',,', ',');
    },
  },
  'virt-install': {
    program: 'virt-install',
    path: (words) => {
      const disk = words.find((word) => word.includes('waf-01.iso')) as string;
      // virtinst/cli.py, parse_optstr_tuples.
      const script = `
import json, shlex, sys
parts = shlex.shlex(sys.argv[1], posix=True)
parts.commenters, parts.whitespace, parts.whitespace_split = "", ",", True
print(json.dumps(dict(part.split("=", 1) for part in parts)))`;
      const options = JSON.parse(runPython(script, { args: [disk] })) as Record<string, string>;
      const { path, ...others } = options;
      expect(others).toEqual({ device: 'cdrom', bus: 'scsi', format: 'raw', readonly: 'on' });
      return path as string;
    },
  },
  proxmox: {
    program: 'qm',
    path: (words) => {
      const [first, last] = (words[words.indexOf('--ide2') + 1] as string).split(',');
      expect(last).toBe('media=cdrom');
      return (first as string).slice('file='.length);
    },
  },
  virtualbox: { program: 'VBoxManage', path: (words) => words.at(-1) as string },
  incus: {
    program: 'incus',
    path: (words) => (words.find((word) => word.startsWith('source=')) as string).slice('source='.length),
  },
  'cloud-hypervisor': {
    program: 'cloud-hypervisor',
    path: (words) => {
      const disk = words.find((word) => word.includes('waf-01.iso')) as string;
      return /^path=("?)(.*)\1,image_type=raw,readonly=on$/.exec(disk)?.[2] as string;
    },
  },
};

requires('python3')('the commands, in a real shell', () => {
  describe.each(Object.entries(seedPaths))('%s', (name, { program, path: pathOf }) => {
    test.each(isos)('$title: the path of the seed is what it was', ({ attachment, path }) => {
      const text = printed(name, attachment);
      if (text === undefined) return expect(path).toMatch(/[,"[]/);
      const calls = wordsOf(text, program).filter((words) =>
        words.some((word) => word.includes('waf-01.iso')),
      );
      expect(pathOf(calls.at(-1) as readonly string[])).toBe(path);
    });
  });

  test("Proxmox's number of the machine may come from a variable", () => {
    const text = printed('proxmox', attachments.iso as Attachment) as string;
    expect(wordsOf(text, 'qm')[0]?.slice(0, 2)).toEqual(['set', '4711']);
  });
});

const all = Object.entries(attachments);

requires('ruby')('a Vagrantfile', () => {
  test.each(all)('%s is Ruby', (_, attachment) => {
    for (const form of ['virtualbox', 'libvirt']) {
      const text = printed('vagrant', { ...attachment, form });
      if (text === undefined) continue;
      const { stdout, stderr } = spawnSync('ruby', ['-wc', '-'], { input: text, encoding: 'utf8' });
      expect(stderr + stdout).toBe('Syntax OK\n');
    }
  });
});

requires('cloud-init')('objects for kubectl, and a configuration of Firecracker', () => {
  test.each(all)('%s is YAML and JSON', (_, attachment) => {
    const kinds =
      'import json, sys, yaml; print(json.dumps([each["kind"] for each in yaml.safe_load_all(sys.stdin)]))';
    const objects = printed('kubevirt', attachment);
    if (objects !== undefined)
      expect(JSON.parse(runPython(kinds, { input: objects }))).toContain('VirtualMachine');
    const parts = printed('firecracker', attachment);
    if (parts !== undefined) expect(() => JSON.parse(parts) as unknown).not.toThrow();
  });
});

requires('python3')('the files of a seed, in a real shell', () => {
  const names = ['meta-data', 'user-data', 'network-config'] as const;
  const content = (name: string): string => (name === 'user-data' ? '#cloud-config\n{}\n' : `${name}\n`);
  const published = (): { folder: string; attachment: Attachment } => {
    const folder = join(scratchFolder(), "it's $HOME & <b> ;|22 =x*");
    mkdirSync(folder);
    for (const name of names) writeFileSync(join(folder, name), content(name));
    const contents = new Map(names.map((name) => [name, Buffer.from(content(name))] as const));
    return {
      folder,
      attachment: {
        seed: { by: 'files', files: { folder, contents, serial: nocloudSerial } },
        memoryMib: 512,
      },
    };
  };

  test('Multipass is given the path of the user-data', () => {
    const { folder, attachment } = published();
    const words = wordsOf(printed('multipass', attachment) as string, 'multipass').at(-1) ?? [];
    expect(words[words.indexOf('--cloud-init') + 1]).toBe(join(folder, 'user-data'));
  });

  test('the boot partition gets every file, and without a name for it nothing is copied', () => {
    const { attachment } = published();
    const text = printed('raspberry-pi', attachment) as string;
    const boot = scratchFolder();
    const run = (env: NodeJS.ProcessEnv) => spawnSync('/bin/sh', ['-c', text], { env, encoding: 'utf8' });
    expect(run({ PATH: '/usr/bin:/bin', BOOT: boot }).stderr).toBe('');
    expect(readdirSync(boot).sort()).toEqual([...names].sort());
    expect(run({ PATH: '/usr/bin:/bin' }).status).not.toBe(0);
  });
});

requires(
  'virt-xml-validate',
  'virsh',
  'xmllint',
)("libvirt's domain", () => {
  const domains = Object.entries(attachments).filter(
    ([, { seed, existing }]) => ['iso', 'url', 'address'].includes(seed.by) && existing === undefined,
  );

  test.each(domains)("%s: is valid by libvirt's own schema", (_, attachment) => {
    const file = join(scratchFolder(), 'domain.xml');
    writeFileSync(file, printed('libvirt', attachment) as string);
    const ran = spawnSync('virt-xml-validate', [file, 'domain'], { encoding: 'utf8' });
    expect(ran.stderr + ran.stdout).toContain('validates');
    expect(ran.status).toBe(0);
  });

  test('a VLAN on a bridge is valid too', () => {
    const file = join(scratchFolder(), 'domain.xml');
    writeFileSync(file, printed('libvirt', attachments.iso as Attachment, plugged) as string);
    const ran = spawnSync('virt-xml-validate', [file, 'domain'], { encoding: 'utf8' });
    expect(ran.stderr + ran.stdout).toContain('validates');
  });

  test('the schema finds a mistake', () => {
    const file = join(scratchFolder(), 'domain.xml');
    const text = printed('libvirt', attachments.iso as Attachment) as string;
    writeFileSync(file, text.replace("bus='scsi'", "bus='scso'"));
    expect(spawnSync('virt-xml-validate', [file, 'domain']).status).not.toBe(0);
  });

  test.each(isos)('$title: the path of the seed is what it was', ({ attachment, path }) => {
    const file = join(scratchFolder(), 'domain.xml');
    writeFileSync(file, printed('libvirt', attachment) as string);
    const query = 'string(/domain/devices/disk[@device="cdrom"]/source/@file)';
    const ran = spawnSync('xmllint', ['--xpath', query, file], { encoding: 'utf8' });
    expect(ran.stdout.replace(/\n$/, '')).toBe(path);
  });

  test.each(domains)('%s: is taken by libvirt', (_, attachment) => {
    const domain = defined(attachment);
    expect(domain).toContain("<smbios mode='sysinfo'/>");
    expect(domain).toContain("<mac address='52:54:00:6f:00:12'/>");
    // A tap with libvirt's own prefix is dropped, as the warning says; another one is kept.
    expect(domain).toContain("<target dev='waf01a'/>");
    expect(domain).not.toContain('vnet7');
  });
});

/** What libvirt makes of a domain: its test driver keeps domains in memory and starts nothing. */
function defined(attachment: Attachment): string {
  const file = join(scratchFolder(), 'domain.xml');
  writeFileSync(file, (printed('libvirt', attachment) as string).replace("type='kvm'", "type='test'"));
  const commands = `define "${file}"; dumpxml "${attachment.name ?? 'waf-01'}"`;
  const ran = spawnSync('virsh', ['-c', 'test:///default', commands], { encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  return ran.stdout;
}
