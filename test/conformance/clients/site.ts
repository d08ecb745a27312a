import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../support/cli.js';
import { listEveryLayout } from '../../support/every-layout.js';
import { projectRoot } from '../../support/folders.js';
import { runTool } from '../../support/images.js';

/** A built site in which `gw-1` has all that a device can have, and others have what tells clients apart. */
export interface ClientSite {
  readonly www: (device: string) => string;
  readonly image: (name: string) => string;
  /** The files of an image, in a new folder. */
  readonly extracted: (name: string) => string;
  /** What `attach --for incus` prints for gw-1. */
  readonly incusCommands: string;
  /** A new empty folder. */
  readonly scratch: () => string;
  readonly remove: () => void;
}

export const macs = {
  gw: '52:54:00:aa:00:01',
  plain: '52:54:00:aa:00:03',
  bridged: '52:54:00:aa:00:04',
} as const;

/** Builds the golden case of all layouts with more devices; `site` is added to its site.yaml. */
export async function buildClientSite(site = ''): Promise<ClientSite> {
  const folder = mkdtempSync(join(scratchRoot, 'seedpress-clients-'));
  const golden = join(projectRoot, 'test', 'golden', 'every-layout');
  for (const name of ['devices', 'templates'])
    cpSync(join(golden, name), join(folder, name), { recursive: true });
  listEveryLayout(folder);
  writeFileSync(join(folder, 'devices', 'site.yaml'), site, { flag: 'a' });
  writeFileSync(join(folder, 'devices', 'more.yaml'), moreDevices);
  mkdirSync(join(folder, 'templates', 'plain'));
  writeFileSync(join(folder, 'templates', 'plain', 'type.yaml'), 'user_data: []\n');
  const { code, stderr } = await runCli(['build', '--root', folder], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  const { stdout: incusCommands } = await runCli(['attach', 'gw-1', '--for', 'incus', '--root', folder], {
    cwd: folder,
  });
  const current = join(folder, 'out', 'current');
  const image = (name: string): string => join(current, 'images', name);
  const scratch = (): string => mkdtempSync(join(folder, 'scratch-'));
  return {
    www: (device) => join(current, 'www', device),
    image,
    extracted: (name) => extracted(image(name), scratch()),
    incusCommands,
    scratch,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

// A site has a thousand small files: in memory they cost nothing. (xorriso takes what lies in /dev for a drive.)
const scratchRoot = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

function extracted(image: string, scratch: string): string {
  const folder = join(scratch, 'files');
  mkdirSync(folder);
  if (image.endsWith('.img')) runTool('mcopy', ['-s', '-i', image, '::/*', folder]);
  else {
    runTool('xorriso', ['-osirrox', 'on', '-indev', `stdio:${image}`, '-extract', '/', folder]);
    // Folders come out as they are on the medium, and then an ordinary user could not remove them.
    runTool('chmod', ['-R', 'u+w', folder]);
  }
  return folder;
}

const moreDevices = `
devices:
  - id: plain-1
    type: plain
    interfaces: [{ name: eth0, mac: "${macs.plain}", dhcp4: true }]
  - id: bridged-1
    type: plain
    interfaces:
      - { name: eth0, mac: "${macs.bridged}" }
      - { name: br0, kind: bridge, members: [eth0], addresses: [192.0.2.30/24] }
`;
