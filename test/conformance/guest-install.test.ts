import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/folders.js';
import { guestFolder, sourceFiles } from '../support/guest-site.js';
import { requires } from '../support/requires.js';
import { image, install, settings, sources } from './guest/image.js';

const installed = [
  `${sources}/DataSourceNsfocus.py`,
  `${settings}/90_dpkg.cfg`,
  'etc/cloud/ds-identify.cfg',
] as const;

describe('install.sh', () => {
  test.each(['sh', 'dash', 'bash'])('is a script for %s', (shell) => {
    const { status, stderr } = spawnSync(shell, ['-n', join(guestFolder(), 'install.sh')], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('puts three files into an image, readable for all, and the same when it runs again', () => {
    const root = image();
    const folder = guestFolder();
    for (const _ of ['once', 'again']) {
      const { status, stdout, stderr } = install(['--root', root], { folder, umask: '077' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout.trimEnd().split('\n')).toEqual(installed.map((path) => join(root, path)));
      for (const path of installed) {
        expect(readFileSync(join(root, path), 'utf8')).toBe(
          readFileSync(join(folder, path.slice(path.lastIndexOf('/') + 1)), 'utf8'),
        );
        expect(statSync(join(root, path)).mode & 0o777).toBe(0o644);
      }
    }
    expect(readdirSync(join(root, sources))).toEqual(['DataSourceNsfocus.py', '__init__.py']);
    expect(existsSync(join(root, 'var/lib/cloud/instance'))).toBe(true);
  });

  test.each([
    ['usr/lib/python3.12/site-packages', 'Fedora'],
    ['usr/lib64/python3.6/site-packages', 'SUSE'],
    ['usr/local/lib/python3.11/dist-packages', 'a Python of one’s own'],
  ])('finds %s', (packages) => {
    const root = image({ packages });
    expect(install(['--root', root]).status).toBe(0);
    expect(existsSync(join(root, packages, 'cloudinit/sources/DataSourceNsfocus.py'))).toBe(true);
  });

  test('forgets earlier boots when it is asked to, seeds aside', () => {
    const root = image();
    mkdirSync(join(root, 'var/lib/cloud/seed/nocloud'), { recursive: true });
    expect(install(['--root', root, '--clean']).status).toBe(0);
    expect(readdirSync(join(root, 'var/lib/cloud'))).toEqual(['seed']);
  });

  test('takes the bytecode of an older one away', () => {
    const root = image();
    const cache = join(root, sources, '__pycache__');
    mkdirSync(cache);
    for (const name of ['DataSourceNsfocus', 'DataSourceNone'])
      writeFileSync(join(cache, `${name}.cpython-311.pyc`), '');
    install(['--root', root]);
    expect(readdirSync(cache)).toEqual(['DataSourceNone.cpython-311.pyc']);
  });

  test('tells of a list of data sources that wins over ours', () => {
    const root = image();
    for (const name of ['00_first.cfg', '95_last.cfg'])
      writeFileSync(join(root, settings, name), 'datasource_list: [ NoCloud ]\n');
    const { status, stderr } = install(['--root', root]);
    const last = join(root, settings, '95_last.cfg');
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: `install.sh: ${last} has a datasource_list too, and comes later: it wins\n`,
    });
  });

  test('writes nothing where a link leads out of the image', () => {
    const outside = scratchFolder();
    const linkedFile = image();
    writeFileSync(join(outside, 'host.cfg'), 'of the host\n');
    symlinkSync(join(outside, 'host.cfg'), join(linkedFile, settings, '90_dpkg.cfg'));
    expect(install(['--root', linkedFile]).status).toBe(0);
    expect(readFileSync(join(outside, 'host.cfg'), 'utf8')).toBe('of the host\n');

    const linkedFolder = image({ withSettings: false });
    symlinkSync(outside, join(linkedFolder, 'etc/cloud/cloud.cfg.d'));
    const { status, stderr } = install(['--root', linkedFolder]);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `install.sh: ${linkedFolder}/${settings} leads out of ${linkedFolder}/, to ${outside}\n`,
    });
    expect(readdirSync(outside)).toEqual(['host.cfg']);
  });

  test.each([
    [[], 2, '--root DIR or --image FILE is needed'],
    [['--root'], 2, '--root needs a value'],
    [['--root', ''], 2, '--root needs a value'],
    [['--root', '/x', '--image', '/y'], 2, '--root or --image, not both'],
    [['/x'], 2, 'unknown argument /x'],
    [['--root', '/nowhere'], 1, 'there is no folder /nowhere'],
    [['--image', '/nowhere.qcow2'], 1, 'there is no file /nowhere.qcow2'],
  ])('%j ends with %d: %s', (args, code, message) => {
    const { status, stderr } = install(args);
    expect({ status, first: stderr.split('\n')[0] }).toEqual({
      status: code,
      first: `install.sh: ${message}`,
    });
  });

  test('tells of an image without cloud-init', () => {
    const root = scratchFolder();
    expect(install(['--root', root]).stderr).toMatch(
      `no cloud-init in ${root}/: there is no ${root}/${settings}`,
    );
    mkdirSync(join(root, settings), { recursive: true });
    expect(install(['--root', root]).stderr).toMatch(
      `no cloud-init in ${root}/: no Python below usr/lib has`,
    );
  });

  describe('goes into a disk image', () => {
    const inside = '/tmp/seedpress-guest';
    const names = ['install.sh', 'DataSourceNsfocus.py', '90_dpkg.cfg', 'ds-identify.cfg'];
    const commands = [
      ...['--no-network', '--mkdir', inside],
      ...names.flatMap((name) => ['--upload', `${name}:${inside}/${name}`]),
      ...['--run-command', `sh ${inside}/install.sh --root / --clean`, '--delete', inside],
    ];

    test.each([
      ['an id', '7a0f\n', []],
      ['no id yet', '', ['--truncate', '/etc/machine-id']],
    ])('by virt-customize, whose own id it does not leave: the machine has %s', (_what, id, more) => {
      const disk = join(scratchFolder(), 'a: b.qcow2');
      writeFileSync(disk, '');
      const folder = guestFolder();
      const path = tools({
        'virt-cat': `[ "$*" = "-a ${disk} /etc/machine-id" ] && printf '${id}'`,
        'virt-customize': 'pwd; printf "%s\\n" "$@"',
      });
      const options = { folder, path, cwd: dirname(disk) };
      const { stdout, stderr } = install(['--image', 'a: b.qcow2', '--clean'], options);
      expect(stderr).toBe('');
      expect(stdout.trimEnd().split('\n')).toEqual([
        ...[folder, '-a', disk, ...commands],
        ...more,
        '--selinux-relabel',
      ]);
    });

    test('or says what to do without virt-customize', () => {
      const image = join(scratchFolder(), 'waf.qcow2');
      writeFileSync(image, '');
      const { status, stderr } = install(['--image', image], { path: tools({}) });
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr:
          'install.sh: virt-customize is not installed (Debian: libguestfs-tools); or mount the image and use --root\n',
      });
    });

    /** A folder for PATH with these scripts and what install.sh needs before them. */
    function tools(scripts: Readonly<Record<string, string>>): string {
      const folder = scratchFolder();
      symlinkSync('/usr/bin/dirname', join(folder, 'dirname'));
      for (const [name, text] of Object.entries(scripts))
        writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
      return folder;
    }
  });
});

requires('shellcheck')('shellcheck', () => {
  test('has nothing to say of install.sh, nor of the file that it is made of', () => {
    const files = [join(guestFolder(), 'install.sh'), join(sourceFiles, 'install.sh')];
    const { status, stdout } = spawnSync('shellcheck', files, { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
