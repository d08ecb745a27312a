import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCli } from '../../support/cli.js';
import { runTool } from '../../support/images.js';

/** A built site with a device for each guest that is no cloud-init, all told the same. */
export interface GuestSite {
  /** The document root of a guest's device. */
  readonly www: (guest: string) => string;
  /** The files of an image of a guest's device, in a new folder. */
  readonly extracted: (guest: string, suffix: string) => string;
  /** What `attach --by url` gives a guest's machine for a serial number, with the URL in the place of its own. */
  readonly serial: (guest: string, url: string) => Promise<string>;
  /** A new empty folder. */
  readonly scratch: () => string;
  readonly remove: () => void;
}

/** What each device is told beside its name, which is that of its guest, its MAC and its address. */
export const told = {
  gateway: '192.0.2.254',
  nameserver: '192.0.2.53',
  domain: 'example.net',
  key: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM ops@example.net',
  motd: 'from the inventory',
} as const;

const files = `files: [{ path: /etc/motd, content: "${told.motd}" }]\n`;

/** The templates of each guest's type, by their names. */
const types: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'tiny-cloud': {
    'type.yaml': `user_data: [alpine.yaml]\n${files}`,
    'alpine.yaml': '#alpine-config\nuser: { name: alpine }\n',
  },
  nuageinit: {
    'type.yaml': `user_data: [cloud.config]\n${files}`,
    'cloud.config': '#cloud-config\nssh_pwauth: false\n',
  },
  'coreos-cloudinit': {
    'type.yaml': `user_data: [cloud.config, setup.sh]\n${files}`,
    'cloud.config': '#cloud-config\nmanage_etc_hosts: localhost\n',
    'setup.sh': '#!/bin/sh\necho hello\n',
  },
  ignition: {
    'type.yaml': 'user_data: [web.ign]\n',
    'web.ign': '{ "ignition": { "version": "3.3.0" }, "storage": { "files": [{ "path": "/etc/motd" }] } }\n',
  },
  'nuageinit-script': {
    'type.yaml': 'user_data: [setup.sh]\n',
    'setup.sh': '#!/bin/sh\necho hello\n',
  },
  'cloudbase-init': {
    'type.yaml': 'user_data: [cloud.config]\n',
    'cloud.config': '#cloud-config\nset_timezone: UTC\n',
  },
};

const numberOf = (guest: string): number => Object.keys(types).indexOf(guest) + 1;

export const macOf = (guest: string): string => `52:54:00:bb:00:0${numberOf(guest)}`;

export const addressOf = (guest: string): string => `192.0.2.2${numberOf(guest)}`;

export async function buildGuestSite(): Promise<GuestSite> {
  // xorriso takes what lies in /dev for a drive.
  const root = mkdtempSync(join(tmpdir(), 'seedpress-guests-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('devices/site.yaml', siteYaml);
  for (const [guest, templates] of Object.entries(types)) {
    write(`devices/${guest}.yaml`, deviceYaml(guest));
    for (const [name, text] of Object.entries(templates)) write(`templates/${guest}/${name}`, text);
  }
  const { code, stderr } = await runCli(['build', '--root', root], { cwd: root });
  if (code !== 0) throw new Error(stderr);
  const current = join(root, 'out', 'current');
  const scratch = (): string => mkdtempSync(join(root, 'scratch-'));
  return {
    www: (guest) => join(current, 'www', guest),
    extracted: (guest, suffix) => {
      const folder = join(scratch(), 'files');
      const image = `stdio:${join(current, 'images', `${guest}${suffix}.iso`)}`;
      runTool('xorriso', ['-osirrox', 'on', '-indev', image, '-extract', '/', folder]);
      runTool('chmod', ['-R', 'u+w', folder]);
      return folder;
    },
    serial: async (guest, url) => {
      const { stdout } = await runCli(['attach', guest, '--for', 'qemu', '--by', 'url', '--root', root], {
        cwd: root,
      });
      const [, serial = ''] = /serial=(ds=[^,'"\s]+)/.exec(stdout) ?? [];
      return serial.replace(/;s=[^;]*/, `;s=${url}`);
    },
    scratch,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A second device of a guest is called after it and what is its own. */
const guestOf = (name: string): string => name.replace(/-script$/, '');

const siteYaml = `namespace: lab
server: { address: 192.0.2.1, port: 80 }
access: open
layouts: [nocloud, openstack, ec2]
images: [nocloud, config-drive]
defaults:
  fqdn: "{{ device.id }}.${told.domain}"
  public_keys: { ops: "${told.key}" }
`;

const deviceYaml = (name: string): string => `id: ${name}
type: ${name}
guest: ${guestOf(name)}
interfaces:
  - name: eth0
    mac: "${macOf(name)}"
    addresses: [${addressOf(name)}/24]
    gateway4: ${told.gateway}
    nameservers: { addresses: [${told.nameserver}] }
`;
