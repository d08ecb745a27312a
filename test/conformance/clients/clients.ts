import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inMetadataNetwork, type LoggedRequest, metadataAddress } from '../../support/metadata-network.js';
import { python, runPython } from '../../support/python.js';
import { type ClientSite, macs } from './site.js';

/** A way in which cloud-init can be fed. */
export interface Client {
  readonly layout: string;
  /** What carries the layout to the guest. */
  readonly by: 'HTTP' | 'an ISO image' | 'a VFAT image' | 'a folder' | 'guestinfo' | 'keys of Incus';
  /** cloud-init's name of its data source. */
  readonly source: 'NoCloud' | 'ConfigDrive' | 'OpenStack' | 'Ec2' | 'CloudStack' | 'VMware' | 'LXD';
  /** SMBIOS values by which the guest finds its way. */
  readonly dmi?: Readonly<Record<string, string>>;
}

export const clients: readonly Client[] = [
  { layout: 'nocloud', by: 'an ISO image', source: 'NoCloud' },
  {
    layout: 'nocloud',
    by: 'HTTP',
    source: 'NoCloud',
    dmi: { 'system-serial-number': `ds=nocloud-net;s=http://${metadataAddress}/` },
  },
  { layout: 'config-drive', by: 'an ISO image', source: 'ConfigDrive' },
  { layout: 'config-drive', by: 'a folder', source: 'ConfigDrive' },
  {
    layout: 'openstack',
    by: 'HTTP',
    source: 'OpenStack',
    dmi: { 'system-product-name': 'OpenStack Nova' },
  },
  { layout: 'ec2', by: 'HTTP', source: 'Ec2' },
  { layout: 'cloudstack', by: 'HTTP', source: 'CloudStack' },
  { layout: 'boot-partition', by: 'a folder', source: 'NoCloud' },
  { layout: 'guestinfo', by: 'guestinfo', source: 'VMware' },
  { layout: 'nocloud', by: 'keys of Incus', source: 'LXD' },
];

/** What the client made of a seed: see python/client.py. */
export interface Answer {
  readonly source: string;
  readonly seconds: number;
  readonly instance_id: string;
  readonly hostname: string;
  readonly zone: string | null;
  readonly public_keys: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly user_data: readonly PartRead[];
  readonly vendor_data: readonly PartRead[];
  readonly vendor_data2: readonly PartRead[];
  readonly network: unknown;
  readonly files: Readonly<Record<string, FileRead>>;
  readonly warnings: readonly string[];
}

interface PartRead {
  readonly type: string;
  readonly filename: string;
  readonly body: string;
}

interface FileRead {
  readonly content: string;
  readonly mode: string;
  readonly owner: string;
  readonly writes: number;
}

export interface ClientRun {
  readonly answer: Answer;
  readonly requests: readonly LoggedRequest[];
}

/** A cloud-init to test with: Debian's, and that of a checkout where SEEDPRESS_CLOUD_INIT names its folder. */
export interface CloudInit {
  readonly version: string;
  readonly folder: string | undefined;
}

export function cloudInits(): readonly CloudInit[] {
  const checkout = process.env.SEEDPRESS_CLOUD_INIT;
  const debian = { version: debianVersion(), folder: undefined };
  return checkout === undefined ? [debian] : [debian, { version: versionOf(checkout), folder: checkout }];
}

/** Rows for describe.each, whose titles begin with the version. */
export const byVersion = (all: readonly CloudInit[]): readonly (readonly [string, CloudInit])[] =>
  all.map((cloudInit) => [cloudInit.version, cloudInit]);

/** Debian's adds its own revision; where there is none at all, the tests that would run it are skipped. */
function debianVersion(): string {
  const script = 'from cloudinit import version; print(version.version_string())';
  const { stdout } = spawnSync(python, ['-c', script], { encoding: 'utf8' });
  return /^[0-9.]+/.exec(stdout)?.[0] ?? 'none';
}

/** The file names its version when it is built; a checkout has it in the first line of its change log. */
const versionOf = (checkout: string): string =>
  readFileSync(join(checkout, 'ChangeLog'), 'utf8').split('\n', 1)[0] as string;

/** Feeds one device to a client as its guest would be fed. */
export function runClient(
  client: Client,
  { site, device, cloudInit }: { site: ClientSite; device: string; cloudInit: CloudInit },
): ClientRun {
  const options = {
    source: client.source,
    stage: client.by === 'HTTP' ? 'network' : 'local',
    scratch: site.scratch(),
    dmi: client.dmi ?? {},
    nics: Object.fromEntries(Object.values(macs).map((mac, index) => [mac, `eth${index}`])),
    cloud_init: cloudInit.folder ?? null,
    seed: seedOf(client, { site, device }),
    lxd: client.by === 'keys of Incus' ? keysOfIncus(site) : null,
    environ: client.by === 'guestinfo' ? guestinfoEnvironment(site.image(`${device}.guestinfo.json`)) : {},
  };
  const args = [JSON.stringify(options)];
  if (client.by === 'HTTP') {
    return inMetadataNetwork<Answer>(script, {
      documentRoot: site.www(device),
      args,
      scratch: site.scratch(),
    });
  }
  return { answer: JSON.parse(runPython(readFileSync(script, 'utf8'), { args })) as Answer, requests: [] };
}

/** What the commands of `attach --for incus` set, by an incus that writes it down. */
function keysOfIncus({ incusCommands, scratch }: ClientSite): Readonly<Record<string, string>> {
  const folder = scratch();
  const script = '#!/bin/sh\nif [ "$5" = - ]; then cat >"$STORE/$4"; fi\n';
  writeFileSync(join(folder, 'incus'), script, { mode: 0o755 });
  const store = scratch();
  const env = { PATH: `${folder}:/usr/bin:/bin`, STORE: store };
  const ran = spawnSync('/bin/sh', ['-ec', incusCommands], { env, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return Object.fromEntries(readdirSync(store).map((key) => [key, readFileSync(join(store, key), 'utf8')]));
}

/** DataSourceVMware.py reads the settings from the environment too: get_guestinfo_envvar_key_name. */
function guestinfoEnvironment(file: string): Readonly<Record<string, string>> {
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  const variables = Object.entries(settings).map(([key, value]) => [
    `VMX_${key.replaceAll('.', '_').toUpperCase()}`,
    value,
  ]);
  return { VMX_GUESTINFO: '1', ...Object.fromEntries(variables) };
}

const script = fileURLToPath(new URL('../python/client.py', import.meta.url));

function seedOf(
  { layout, by }: Client,
  { site, device }: { site: ClientSite; device: string },
): string | undefined {
  const suffix = layout === 'config-drive' ? '.config-2' : '';
  switch (by) {
    case 'HTTP':
    case 'guestinfo':
    case 'keys of Incus':
      return undefined;
    case 'a folder':
      return layout === 'boot-partition' ? site.image(`${device}.${layout}`) : join(site.www(device), layout);
    case 'an ISO image':
      return site.extracted(`${device}${suffix}.iso`);
    case 'a VFAT image':
      return site.extracted(`${device}${suffix}.img`);
  }
}
