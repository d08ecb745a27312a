import { holds, parseVersion } from '../../domain/version-range.js';
import { type GuestMap, type GuestPath, type GuestValue, valueAt } from '../values/guest-value.js';
import type { ConfigSchema } from './json-schema.js';

/** What the schema of 22.4 refuses and a later one allows; `kind` where only values of that kind are new. */
interface NewerValue {
  readonly path: string;
  readonly from: string;
  readonly kind?: GuestValue['kind'];
}

/** Source: the schemas of 22.4 to 26.2, compared. */
const newerValues: readonly NewerValue[] = [
  { path: 'disk_setup.*.layout', from: '23.1' },
  ...since('23.2', ['grub_dpkg.grub-efi/install_devices', 'ntp.allow', 'ntp.peers']),
  ...since('23.3', ['rsyslog.check_exe', 'rsyslog.install_rsyslog', 'rsyslog.packages']),
  ...since('23.3', ['user.doas', 'users.*.doas']),
  { path: 'packages.*', from: '23.4', kind: 'map' },
  { path: 'packages.apt', from: '23.4' },
  { path: 'packages.snap', from: '23.4' },
  ...since('24.2', [
    'ansible.pull.inventory',
    'ansible.pull.verify_commit',
    'ansible.setup_controller.run_ansible',
  ]),
  { path: 'rh_subscription.org', from: '24.2', kind: 'scalar' },
  { path: 'user.sudo', from: '24.2', kind: 'list' },
  { path: 'users.*.sudo', from: '24.2', kind: 'list' },
  ...since('24.3', [
    'chef.chef_license',
    'write_files.*.source',
    'yum_repos.*.metalink',
    'yum_repos.*.mirrorlist',
  ]),
  { path: 'locale', from: '24.4', kind: 'scalar' },
  { path: 'chef.config_path', from: '25.1' },
  { path: 'ansible.pull', from: '25.2', kind: 'list' },
  { path: 'ansible.pull.playbook_names', from: '25.2' },
  { path: 'rpi', from: '25.2' },
  ...since(
    '25.3',
    [
      ...['activation_key', 'add_pool', 'auto_attach', 'disable_repo', 'enable_repo', 'release_version'],
      ...['rhsm_baseurl', 'server_hostname', 'service_level'],
    ].map((key) => `rh_subscription.${key}`),
  ),
];

function since(from: string, paths: readonly string[]): readonly NewerValue[] {
  return paths.map((path) => ({ path, from }));
}

/**
 * The version from which on a value is right that the schema of an older version refuses; undefined where every version
 * refuses it.
 */
export function allowedFrom(
  config: GuestMap,
  path: GuestPath,
  { version = '22.4' }: Pick<ConfigSchema, 'version'>,
): string | undefined {
  return newerValues.find(({ path: pattern, from, kind }) => {
    const names = pattern.split('.');
    if (!isOlder(version, from) || !isAt(path, names)) return false;
    return kind === undefined || valueAt(config, path.slice(0, names.length))?.kind === kind;
  })?.from;
}

const isAt = (path: GuestPath, names: readonly string[]): boolean =>
  names.every((name, index) => path[index] !== undefined && (name === '*' || name === path[index]));

function isOlder(version: string, than: string): boolean {
  const [one, other] = [parseVersion(version), parseVersion(than)];
  return one !== undefined && other !== undefined && !holds({ text: than, low: other }, one);
}
