import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vmware } from '../../src/attach/hypervisors/vmware.js';
import { machineOf } from '../../src/attach/machine-of.js';
import { nocloudSerial } from '../../src/layouts/nocloud.js';
import { dsIdentifyOf, plantDsIdentify } from '../support/ds-identify.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { firewall } from '../unit/attach/machines.js';
import { byVersion, cloudInits } from './clients/clients.js';
import { buildClientSite, type ClientSite } from './clients/site.js';

// ds-identify decides at the start of a boot which data sources cloud-init looks for, by labels, SMBIOS and folders.
interface Guest {
  /** Images in the guest's drives. */
  readonly images?: readonly string[];
  /** SMBIOS, by the names of /sys/class/dmi/id. */
  readonly dmi?: Readonly<Record<string, string>>;
  /** A device's folder whose config-drive/ was copied into the guest. */
  readonly configDriveOf?: string;
  /** A file of the image below /etc/cloud/cloud.cfg.d. */
  readonly config?: string;
}

const openstack = { product_name: 'OpenStack Nova' };
const uuid = { product_uuid: '6d5bb3a1-4d5c-4c53-9f0e-30d3d2a1c001' };

/** SMBIOS of a machine as the file names of /sys/class/dmi/id. */
function aws(): Readonly<Record<string, string>> {
  const attachment = { seed: { by: 'address' }, memoryMib: 1, asAws: true } as const;
  const machine = machineOf(firewall, attachment);
  const { uuid: product_uuid, serial: product_serial = '', manufacturer: sys_vendor = '' } = machine;
  return { product_uuid, product_serial, sys_vendor };
}

const cases: readonly (readonly [string, Guest, string])[] = [
  ['a NoCloud ISO image', { images: ['gw-1.iso'] }, 'NoCloud, None'],
  ['a config drive as an ISO image', { images: ['gw-1.config-2.iso'] }, 'ConfigDrive, None'],
  ['a NoCloud VFAT image', { images: ['gw-1.img'] }, 'NoCloud, None'],
  ['a config drive as a VFAT image', { images: ['gw-1.config-2.img'] }, 'ConfigDrive, None'],
  ['both ISO images', { images: ['gw-1.iso', 'gw-1.config-2.iso'] }, 'NoCloud, ConfigDrive, None'],
  ['a config drive as a folder', { configDriveOf: 'gw-1' }, 'ConfigDrive, None'],
  ['a URL in the serial number', { dmi: { product_serial: nocloudSerial('http://h/') } }, 'NoCloud, None'],
  ['the product name of OpenStack', { dmi: openstack }, 'OpenStack, None'],
  ['what --as-aws says of a machine', { dmi: aws() }, 'Ec2, None'],
  ['the UUID of a device', { dmi: uuid }, ''],
  ['nothing', {}, ''],
];

requires('cloud-init', 'blkid')('ds-identify', () => {
  const sites: ClientSite[] = [];
  beforeAll(async () => {
    sites.push(await buildClientSite(), await buildClientSite('image_format: vfat\n'));
  });
  afterAll(() => {
    for (const site of sites) site.remove();
  });

  describe.each(byVersion(cloudInits()))('of cloud-init %s', (_, { folder }) => {
    const program = dsIdentifyOf(folder);

    test.each(cases)('with %s', (_, guest, expected) => {
      expect(identified(guest, { program, sites })).toBe(expected);
    });

    // From 24.3 on a single source has no None behind it.
    test.each([
      ['that docs/host.md puts into an image', recipeOf('docs/host.md')],
      ['that attach names for VMware', hintOfVmware()],
    ])('with the URL %s', (_title, config) => {
      expect(identified({ config, dmi: uuid }, { program, sites })).toMatch(/^NoCloud(, None)?$/);
    });
  });
});

/** The configuration with a seedfrom that a page shows. */
function recipeOf(page: string): string {
  const blocks = readFileSync(join(projectRoot, page), 'utf8').match(/(?<=^```yaml\n)[^`]*(?=^```$)/gm) ?? [];
  return blocks.filter((block) => block.includes('seedfrom')).join('');
}

/** The two settings of the hint, each in a line of its own. */
function hintOfVmware(): string {
  const settings =
    vmware.insteadOfSerial?.(nocloudSerial).match(/datasource_list: \[.*?\]|datasource: \{.*\}\}/g) ?? [];
  return settings.map((setting) => `${setting.replace('…', '"http://h/"')}\n`).join('');
}

/** The data sources that it lists for a guest; an empty text where it finds none. */
function identified(
  { images = [], dmi = {}, configDriveOf, config }: Guest,
  { program, sites }: { program: string; sites: readonly ClientSite[] },
): string {
  const root = scratchFolder();
  const paths = images.map((name) => sites.map((site) => site.image(name)).find(existsSync) as string);
  const files = {
    'proc/cmdline': 'quiet\n',
    'proc/1/cmdline': '/sbin/init\n',
    'proc/1/environ': '',
    'proc/uptime': '1.0 1.0\n',
    'etc/cloud/cloud.cfg': 'datasource_list: [ NoCloud, ConfigDrive, OpenStack, CloudStack, Ec2, None ]\n',
    ...(config === undefined ? {} : { 'etc/cloud/cloud.cfg.d/90_source.cfg': config }),
    // What the guest's kernel knows: this machine's own tools on our images.
    'bin/blkid': `#!/bin/sh\nfor image in ${paths.map((path) => `'${path}'`).join(' ')}; do blkid_of "$image"; done\n`,
    'bin/systemd-detect-virt': '#!/bin/sh\necho kvm\n',
    ...Object.fromEntries(
      Object.entries(dmi).map(([name, value]) => [`sys/class/dmi/id/${name}`, `${value}\n`]),
    ),
  };
  files['bin/blkid'] = files['bin/blkid'].replace('blkid_of', `${blkid()} -p -o export`);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content, { mode: 0o755 });
  }
  mkdirSync(join(root, 'sys', 'class', 'dmi', 'id'), { recursive: true });
  if (configDriveOf !== undefined) {
    const seed = join(root, 'var', 'lib', 'cloud', 'seed', 'config_drive');
    cpSync(join((sites[0] as ClientSite).www(configDriveOf), 'config-drive'), seed, {
      recursive: true,
      dereference: true,
    });
  }
  const path = `${join(root, 'bin')}:${process.env.PATH}`;
  const { status, stderr } = spawnSync('sh', [plantDsIdentify(program, { root })], {
    env: { PATH: path, PATH_ROOT: root, DI_LOG: 'stderr' },
    encoding: 'utf8',
  });
  expect(stderr).not.toMatch(/\b(ERROR|WARN)\b/);
  // Without a data source it disables cloud-init, which its status says.
  if (status !== 0) return '';
  const written = readFileSync(join(root, 'run', 'cloud-init', 'cloud.cfg'), 'utf8');
  return /datasource_list: \[ (.*) \]/.exec(written)?.[1] ?? written;
}

const blkid = (): string => spawnSync('sh', ['-c', 'command -v blkid'], { encoding: 'utf8' }).stdout.trim();
