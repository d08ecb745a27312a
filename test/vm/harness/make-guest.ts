import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { runTool } from '../../support/images.js';
import { type Guest, guestSources } from './guest.js';

/**
 * Makes what machines start from, in a new folder: rootfs/ for containers; disk.qcow2, vmlinuz and two initrds for
 * virtual machines. cloud-init stays as Debian has it.
 */
export function makeGuest(
  { renderers }: Guest,
  { packages, folder }: { readonly packages: string; readonly folder: string },
): void {
  const root = join(folder, 'rootfs');
  mkdirSync(root, { recursive: true });
  runTool('tar', ['-C', root, '--numeric-owner', '--xattrs', '--extract', '--file', packages]);
  forget(root);
  writeBelow(root, settings);
  maskUnits(root, slowUnits);
  installReport(root);
  const network = renderers.includes('networkd') ? ['systemd-networkd', 'systemd-resolved'] : ['networking'];
  enable(root, ['seedpress-report', ...network]);
  makeKernel(root, folder);
  makeDisk(root, folder);
}

/** A first boot as that of a cloud's image: no identity of its own. */
function forget(root: string): void {
  for (const path of ['etc/hostname', 'var/lib/dbus/machine-id', 'usr/sbin/policy-rc.d'])
    rmSync(join(root, path), { force: true });
  for (const name of readdirSync(join(root, 'etc/ssh')))
    if (name.startsWith('ssh_host_')) rmSync(join(root, 'etc/ssh', name));
}

const settings: Readonly<Record<string, string>> = {
  'etc/machine-id': '',
  'etc/fstab': 'LABEL=root / ext4 defaults 0 1\n',
  'etc/hosts': '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n',
  'etc/default/locale': 'LANG=C.UTF-8\n',
  'etc/network/interfaces': 'auto lo\niface lo inet loopback\n\nsource /etc/network/interfaces.d/*\n',
  // Keys of other kinds take an emulated machine many seconds.
  'etc/cloud/cloud.cfg.d/06_guest.cfg': 'ssh_genkeytypes: [ed25519]\n',
  // So does everything: nothing shall end because a time is over.
  'etc/systemd/system.conf.d/guest.conf':
    '[Manager]\nDefaultTimeoutStartSec=900\nDefaultDeviceTimeoutSec=900\n',
};

/** What a machine that lives for a minute does not need; none of it touches cloud-init or the network. */
const slowUnits: readonly string[] = [
  ...['apt-daily', 'apt-daily-upgrade', 'e2scrub_all', 'fstrim', 'dpkg-db-backup'].map(
    (name) => `${name}.timer`,
  ),
  ...[
    'e2scrub_reap',
    'systemd-pstore',
    'systemd-binfmt',
    'systemd-journal-flush',
    'getty@tty1',
    'console-getty',
  ].map((name) => `${name}.service`),
  ...['systemd-update-utmp', 'systemd-update-utmp-runlevel', 'systemd-random-seed'].map(
    (name) => `${name}.service`,
  ),
  ...['configfs', 'dm_mod', 'drm', 'efi_pstore', 'fuse', 'loop'].map((name) => `modprobe@${name}.service`),
  ...['dev-hugepages', 'dev-mqueue', 'sys-kernel-debug', 'sys-kernel-tracing', 'sys-kernel-config'].map(
    (name) => `${name}.mount`,
  ),
  ...['sys-fs-fuse-connections.mount', 'proc-sys-fs-binfmt_misc.automount'],
];

function writeBelow(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function maskUnits(root: string, units: readonly string[]): void {
  for (const unit of units) {
    const path = join(root, 'etc/systemd/system', unit);
    rmSync(path, { force: true });
    symlinkSync('/dev/null', path);
  }
}

function installReport(root: string): void {
  for (const name of readdirSync(guestSources)) {
    const isUnit = name.endsWith('.service');
    const path = join(root, isUnit ? 'etc/systemd/system' : 'usr/local/sbin', name);
    copyFileSync(join(guestSources, name), path);
    chmodSync(path, isUnit ? 0o644 : 0o755);
  }
}

const enable = (root: string, units: readonly string[]): void =>
  void runTool('systemctl', ['--quiet', `--root=${root}`, 'enable', ...units]);

/** Drivers have to be there before ds-identify looks for volumes, which is before udev would load any. */
const drivers = { initrd: 'virtio_pci,virtio_blk', 'initrd-cdrom': 'virtio_pci,virtio_blk,ata_piix,sr_mod' };

function makeKernel(root: string, folder: string): void {
  const [version = ''] = readdirSync(join(root, 'lib/modules')).sort().slice(-1);
  copyFileSync(join(root, 'boot', `vmlinuz-${version}`), join(folder, 'vmlinuz'));
  for (const [name, modules] of Object.entries(drivers)) {
    const options = ['-m', 'no', '-M', 'no', `--include-modules=${modules}`, '-o', '/boot/made', version];
    // A TMPDIR of ours is no folder in there.
    runTool('env', ['-u', 'TMPDIR', 'chroot', root, 'mktirfs', ...options]);
    copyFileSync(join(root, 'boot/made'), join(folder, name));
    rmSync(join(root, 'boot/made'));
  }
  for (const name of readdirSync(join(root, 'boot')))
    if (/^(initrd|vmlinuz)/.test(name)) rmSync(join(root, 'boot', name));
}

/** A file system on the whole disk, with room for what a machine writes; sparse, and made without a mount. */
function makeDisk(root: string, folder: string): void {
  const raw = join(folder, 'disk.raw');
  runTool('truncate', ['--size=2G', raw]);
  const options = ['-q', '-L', 'root', '-m', '0', '-J', 'size=8'];
  runTool('mkfs.ext4', [...options, '-E', 'lazy_itable_init=0,lazy_journal_init=0', '-d', root, raw]);
  runTool('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', raw, join(folder, 'unfinished.qcow2')]);
  renameSync(join(folder, 'unfinished.qcow2'), join(folder, 'disk.qcow2'));
  rmSync(raw);
}
