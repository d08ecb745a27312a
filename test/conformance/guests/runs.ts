import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../support/folders.js';
import { inMetadataNetwork, metadataAddress } from '../../support/metadata-network.js';
import type { Arrived } from './arrived.js';
import { fakePrograms, programsOfAlpine, programsOfFreebsd } from './fakes.js';
import type { GuestSite } from './site.js';

/** One way of a seed to one guest. */
export interface GuestRun {
  readonly guest: string;
  readonly layout: string;
  readonly by: 'HTTP' | 'an ISO image';
  /** The folder or the program that is run, where it is at hand. */
  readonly code: string | undefined;
  /** What is checked out or installed, as docs/clients.md names it. */
  readonly version: (code: string) => string;
  readonly run: (site: GuestSite, code: string) => Arrived | Promise<Arrived>;
}

/** FreeBSD's libexec/nuageinit, where it is at hand. */
export const nuageinit = process.env.SEEDPRESS_NUAGEINIT;

const {
  SEEDPRESS_TINY_CLOUD: tinyCloud,
  SEEDPRESS_COREOS_CLOUDINIT: coreosCloudinit,
  SEEDPRESS_CLOUDBASE_INIT: cloudbaseInit,
} = process.env;
const ignition = '/usr/lib/dracut/modules.d/30ignition/ignition';

const url = `http://${metadataAddress}/`;

export const runs: readonly GuestRun[] = [
  ...(['an ISO image', 'HTTP'] as const).map(
    (by): GuestRun => ({
      ...{ guest: 'tiny-cloud', layout: 'nocloud', by, code: tinyCloud, version: ofChangeLog },
      run: (site, code) => runTinyCloud(site, { code, by, cloud: 'nocloud' }),
    }),
  ),
  {
    ...{ guest: 'tiny-cloud', layout: 'ec2', by: 'HTTP', code: tinyCloud, version: ofChangeLog },
    run: (site, code) => runTinyCloud(site, { code, by: 'HTTP', cloud: 'aws' }),
  },
  {
    ...{ guest: 'nuageinit', layout: 'nocloud', by: 'an ISO image', code: nuageinit, version: ofBlob },
    run: (site, code) =>
      runNuageinit(site, { code, folder: site.extracted('nuageinit', ''), kind: 'nocloud' }),
  },
  {
    ...{
      guest: 'nuageinit',
      layout: 'config-drive',
      by: 'an ISO image',
      code: nuageinit,
      version: ofBlob,
    },
    run: (site, code) => {
      const folder = join(site.extracted('nuageinit', '.config-2'), 'openstack', 'latest');
      return runNuageinit(site, { code, folder, kind: 'config-2' });
    },
  },
  {
    ...{ guest: 'coreos-cloudinit', layout: 'config-drive', by: 'an ISO image', code: coreosCloudinit },
    version: () => '8df59e8',
    run: (site, code) => {
      const folder = site.extracted('coreos-cloudinit', '.config-2');
      const { status, stderr } = spawnSync(code, ['-validate', '-from-configdrive', folder], {
        encoding: 'utf8',
      });
      return { verdict: verdictOf(status, stderr) };
    },
  },
  {
    ...{ guest: 'coreos-cloudinit', layout: 'ec2', by: 'HTTP', code: coreosCloudinit },
    version: () => '8df59e8',
    run: (site, code) => {
      const { code: status, stderr } = inNetwork(site, 'coreos-cloudinit', [
        code,
        '-validate',
        '-from-ec2-metadata',
        url,
      ]);
      return { verdict: verdictOf(status, stderr) };
    },
  },
  {
    ...{ guest: 'ignition', layout: 'openstack', by: 'HTTP', version: ofIgnition },
    code: existsSync(ignition) ? ignition : undefined,
    run: (site, code) => {
      const cache = join(site.scratch(), 'config.json');
      const options = [
        '-platform',
        'openstack',
        '-stage',
        'fetch',
        '-root',
        site.scratch(),
        '-config-cache',
        cache,
      ];
      const state = ['-state-file', join(site.scratch(), 'state'), '-log-to-stdout'];
      const { code: status, stdout } = inNetwork(site, 'ignition', [code, ...options, ...state]);
      if (status !== 0) return { verdict: stdout };
      const { storage } = JSON.parse(readFileSync(cache, 'utf8'));
      return { verdict: storage?.files?.[0]?.path === '/etc/motd' ? 'valid' : 'nothing' };
    },
  },
  ...(['config-drive', 'nocloud'] as const).map(
    (layout): GuestRun => ({
      ...{ guest: 'ignition', layout, by: 'an ISO image', version: ofIgnition },
      code: existsSync(ignition) ? ignition : undefined,
      run: (site) => {
        const isDrive = layout === 'config-drive';
        const folder = site.extracted('ignition', isDrive ? '.config-2' : '');
        const file = join(folder, isDrive ? 'openstack/latest/user_data' : 'user-data');
        const { status, stderr } = spawnSync('ignition-validate', [file], { encoding: 'utf8' });
        return { verdict: verdictOf(status, stderr) };
      },
    }),
  ),
  ...(['openstack', 'ec2'] as const).map(
    (layout): GuestRun => ({
      ...{ guest: 'cloudbase-init', layout, by: 'HTTP', code: cloudbaseInit, version: () => 'c48d759' },
      run: (site, code) => {
        const { answer } = inMetadataNetwork<CloudbaseInitRead>(scriptNamed('cloudbase_init'), {
          ...{ documentRoot: site.www('cloudbase-init'), args: [code, url], scratch: site.scratch() },
        });
        const { name, network, userData } = answer.read[layout];
        const isWhole = userData === '#cloud-config\nset_timezone: UTC\n';
        return { name, network, keys: answer[layout].join('\n'), verdict: isWhole ? 'valid' : userData };
      },
    }),
  ),
];

/** What python/cloudbase_init.py prints, of which this is read. */
interface CloudbaseInitRead extends Readonly<Record<'openstack' | 'ec2', readonly string[]>> {
  readonly read: Readonly<
    Record<
      'openstack' | 'ec2',
      { readonly name: string; readonly network: string; readonly userData: string }
    >
  >;
}

const scriptNamed = (name: string): string =>
  join(projectRoot, 'test', 'conformance', 'python', `${name}.py`);

const verdictOf = (status: number | null, stderr: string): string => (status === 0 ? 'valid' : stderr);

function ofChangeLog(folder: string): string {
  // Of what follows a release nobody says the number.
  const [, release = 'unknown'] =
    /Tiny Cloud v([\d.]+)/.exec(readFileSync(join(folder, 'CHANGELOG.md'), 'utf8')) ?? [];
  return `${release} and later`;
}

/** FreeBSD has no release of it alone; this is what git calls the file. */
function ofBlob(folder: string): string {
  const bytes = readFileSync(join(folder, 'nuageinit'));
  const digest = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  return `blob ${digest.slice(0, 7)}`;
}

function ofIgnition(program: string): string {
  const { stdout } = spawnSync(program, ['-version'], { encoding: 'utf8' });
  return /[\d.]+\d/.exec(stdout)?.[0] ?? 'unknown';
}

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const inNetwork = (site: GuestSite, guest: string, command: readonly string[]): Ran =>
  inMetadataNetwork<Ran>(scriptNamed('in_network'), {
    documentRoot: site.www(guest),
    args: command,
    scratch: site.scratch(),
  }).answer;

async function runTinyCloud(
  site: GuestSite,
  { code, by, cloud }: { code: string; by: GuestRun['by']; cloud: string },
): Promise<Arrived> {
  const root = site.scratch();
  const seed = by === 'HTTP' ? undefined : site.extracted('tiny-cloud', '');
  const path = fakePrograms(join(site.scratch(), 'bin'), programsOfAlpine(seed));
  const dmi = join(root, 'sys', 'class', 'dmi', 'id');
  mkdirSync(dmi, { recursive: true });
  for (const name of ['etc', 'home/alpine']) mkdirSync(join(root, name), { recursive: true });
  if (by === 'HTTP' && cloud === 'nocloud')
    writeFileSync(join(dmi, 'product_serial'), `${await site.serial('tiny-cloud', url)}\n`);
  const environment = {
    PATH: `${path.replace(':', `:${join(code, 'bin')}:`)}`,
    ...{ ROOT: root, LIBDIR: join(code, 'lib'), MOCK: ':', CLOUD: cloud },
  };
  const phases = `for phase in boot early main final; do sh '${join(code, 'sbin', 'tiny-cloud')}' $phase || exit 1; done`;
  const words = ['env', '-i', ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)];
  const command = [...words, 'sh', '-c', phases];
  if (by === 'HTTP') failed(inNetwork(site, 'tiny-cloud', command));
  else {
    const { status, stdout, stderr } = spawnSync('env', command.slice(1), { encoding: 'utf8' });
    failed({ code: status ?? 1, stdout, stderr });
  }
  return {
    ...textIn(root, 'name', 'etc/hosts'),
    ...textIn(root, 'keys', 'home/alpine/.ssh/authorized_keys'),
    ...textIn(root, 'network', 'etc/network/interfaces'),
    ...textIn(root, 'file', 'etc/motd'),
  };
}

export function runNuageinit(
  site: GuestSite,
  { code, folder, kind }: { code: string; folder: string; kind: string },
): Arrived {
  const root = site.scratch();
  for (const name of ['etc/ssh', 'home/freebsd']) mkdirSync(join(root, name), { recursive: true });
  const path = fakePrograms(join(site.scratch(), 'bin'), programsOfFreebsd);
  const shims = join(projectRoot, 'test', 'conformance', 'guests', 'lua');
  const env = {
    PATH: path,
    NUAGE_FAKE_ROOTDIR: root,
    LUA_PATH: `${join(code, '?.lua')};${join(shims, '?.lua')};;`,
  };
  // As rc.d/nuageinit calls it: before the network, and after it on what it kept of the user-data.
  const calls = [
    [folder, kind],
    [join(root, 'var', 'cache', 'nuageinit'), 'postnet'],
  ];
  for (const call of calls) {
    const { status, stdout, stderr } = spawnSync('lua5.4', [join(code, 'nuageinit'), ...call], {
      encoding: 'utf8',
      env,
    });
    failed({ code: status ?? 1, stdout, stderr });
  }
  const configs = ['network', 'routing'].map((name) => join(root, 'etc', 'rc.conf.d', name));
  const resolver = join(root, 'etc', 'resolvconf.conf');
  const network = [...configs, resolver]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
  return {
    ...textIn(root, 'name', 'etc/rc.conf.d/hostname'),
    ...textIn(root, 'keys', 'home/freebsd/.ssh/authorized_keys'),
    ...(network.length === 0 ? {} : { network: network.join('') }),
    ...textIn(root, 'file', 'etc/motd'),
  };
}

function failed({ code, stdout, stderr }: Ran): void {
  if (code !== 0) throw new Error(`ended with ${code}:\n${stdout}${stderr}`);
}

const textIn = (root: string, key: keyof Arrived, path: string): Arrived =>
  existsSync(join(root, path)) ? { [key]: readFileSync(join(root, path), 'utf8') } : {};
