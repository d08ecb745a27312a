import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../support/folders.js';

/** A Debian with Debian's own cloud-init, of which machines are started. */
export interface Guest {
  readonly name: 'bookworm' | 'ifupdown' | 'trixie';
  readonly suite: 'bookworm' | 'trixie';
  /** What its networks can be set up by; the first one is what its image says, unless a case says another. */
  readonly renderers: readonly [Renderer, ...Renderer[]];
  /** The version of its cloud-init, as docs name it. */
  readonly cloudInit: string;
}

/** cloud-init's names for systemd-networkd, netplan and ifupdown. */
export type Renderer = 'networkd' | 'netplan' | 'eni';

export const bookworm: Guest = {
  name: 'bookworm',
  suite: 'bookworm',
  renderers: ['networkd', 'netplan'],
  cloudInit: '22.4.2',
};
export const ifupdown: Guest = {
  name: 'ifupdown',
  suite: 'bookworm',
  renderers: ['eni'],
  cloudInit: '22.4.2',
};
export const trixie: Guest = {
  name: 'trixie',
  suite: 'trixie',
  renderers: ['networkd', 'netplan'],
  cloudInit: '25.1.4',
};

/** Where a guest lies once it is made; all of it is named by the digest of what it was made from. */
export interface GuestFiles {
  /** Debian's packages as a tar archive: what takes a minute, and a mirror. */
  readonly packages: string;
  readonly folder: string;
  readonly rootfs: string;
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
  /** The same with the drivers of a CD-ROM drive, which take seconds to start in an emulation. */
  readonly initrdWithCdrom: string;
}

/** Where guests are kept: git does not see it, and it can be removed at any time. */
export const cache = join(projectRoot, '.cache', 'vm');

/** The files of the guest itself, and what makes a guest of them. */
export const guestSources = join(projectRoot, 'test', 'vm', 'guest');
const madeBy = ['make-guest.ts', 'bootstrap.ts'].map((name) =>
  join(projectRoot, 'test', 'vm', 'harness', name),
);

/**
 * cloud-init's ENI writes routes by `route` of net-tools (net/eni.py _iface_add_attrs), and its nameservers are for resolvconf,
 * which systemd-resolved stands in the way of.
 */
const networking: Readonly<Record<Renderer, readonly string[]>> = {
  networkd: ['systemd-resolved'],
  netplan: ['netplan.io'],
  eni: ['ifupdown', 'ifenslave', 'vlan', 'bridge-utils', 'resolvconf', 'net-tools'],
};

/** dhclient is how cloud-init asks for an address before there is a network (net/dhcp.py). */
export const packagesOf = ({ renderers }: Guest): readonly string[] => [
  ...['systemd-sysv', 'udev', 'dbus', 'kmod', 'sudo', 'e2fsprogs', 'iproute2', 'ca-certificates', 'curl'],
  ...['openssh-server', 'cloud-init', 'cloud-guest-utils', 'eatmydata', 'isc-dhcp-client'],
  ...['linux-image-cloud-amd64', 'tiny-initramfs'],
  ...renderers.flatMap((renderer) => networking[renderer]),
];

export function filesOf(guest: Guest): GuestFiles {
  const packages = `${guest.name}-packages-${digest([guest.suite, ...packagesOf(guest)])}.tar`;
  const sources = readdirSync(guestSources).map((name) => join(guestSources, name));
  const contents = [...sources.sort(), ...madeBy].map((path) => readFileSync(path, 'utf8'));
  const folder = join(cache, `${guest.name}-${digest([packages, ...contents])}`);
  return {
    packages: join(cache, packages),
    folder,
    rootfs: join(folder, 'rootfs'),
    disk: join(folder, 'disk.qcow2'),
    kernel: join(folder, 'vmlinuz'),
    initrd: join(folder, 'initrd'),
    initrdWithCdrom: join(folder, 'initrd-cdrom'),
  };
}

const digest = (texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
