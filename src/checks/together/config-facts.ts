import { type ConfigUser, textOf, usersIn } from '../../cloud-init/accounts/users.js';
import { configsIn, type PartConfig } from '../../cloud-init/autoinstall/configs.js';
import { fileOwner } from '../../cloud-init/files/owner.js';
import { fileEntries, isFalse } from '../../cloud-init/files/write-files.js';
import {
  entryAt,
  type GuestMap,
  type GuestPath,
  type GuestValue,
  keyText,
} from '../../cloud-init/values/guest-value.js';
import type { Place } from '../../diagnostics/catalogue/part-message.js';
import { formatPath } from '../../domain/source-node.js';
import type { PartList } from '../parts/check.js';
import type { ConfigFacts, Found, UserFacts } from './facts.js';

interface About {
  readonly filename: string;
  readonly list: PartList;
  /** The place of a character of the text. */
  readonly placeAt: (at: number) => Place;
}

/** What a cloud-config says that matters to other parts; one more for the installed system of an autoinstall. */
export const configFacts = (config: GuestMap, about: About): readonly ConfigFacts[] =>
  configsIn(config, about.filename).map((each) => factsOf(each, about));

function factsOf({ config, filename, isTarget }: PartConfig, { list, placeAt }: About): ConfigFacts {
  const found = (value: GuestValue, path: GuestPath): Found => ({
    filename,
    path: formatPath(path),
    place: placeAt(value.at),
  });
  const at = (key: string): Found | undefined => {
    const entry = entryAt(config, key);
    return entry === undefined || isNothing(entry.value) ? undefined : found(entry.key, [key]);
  };
  const named = (keys: readonly string[]): readonly Found[] => keys.flatMap((key) => at(key) ?? []);
  const users = at('users');
  const disablesRoot = entryAt(config, 'disable_root')?.value;
  return {
    kind: 'config',
    list,
    isTarget,
    ...(users === undefined ? {} : { hasUsers: users }),
    users: usersIn(config).map((user) => userFacts(user, found)),
    groups: groupsIn(entryAt(config, 'groups')?.value),
    packages: packagesIn(entryAt(config, 'packages')?.value),
    earlyFiles: earlyFiles(config, found),
    forDefault: [
      ...named(['ssh_authorized_keys', 'ssh_import_id']).map((value) => ({ ...value, isKeys: true })),
      ...(setsPassword(config) ? named(['password']).map((value) => ({ ...value, isKeys: false })) : []),
    ],
    chpasswd: passwordsSet(config).map(({ name, value, path }) => ({ ...found(value, path), name })),
    ...(disablesRoot === undefined ? {} : { disablesRoot: isTrue(disablesRoot) }),
    ...autoinstallFacts(entryAt(config, 'autoinstall')?.value),
    acting: named(['users', 'user', 'groups', 'packages', 'runcmd', 'write_files']),
  };
}

type Find = (value: GuestValue, path: GuestPath) => Found;

const isNothing = (value: GuestValue): boolean => value.kind === 'scalar' && value.value === null;

const isTrue = (value: GuestValue): boolean =>
  value.kind === 'scalar' && /^(?:true|1|on|yes)$/i.test(textOf(value) ?? '');

function userFacts({ name, value, path }: ConfigUser, found: Find): UserFacts {
  if (value.kind !== 'map') return { name, hasKeys: false, home: undefined };
  // Dashes are underscores. Source: distros/ug_util.py _normalize_users.
  const field = (key: string) =>
    value.entries.find((entry) => keyText(entry.key).replaceAll('-', '_') === key);
  const hash = ['passwd', 'hashed_passwd'].map(field).find((entry) => isHash(entry?.value));
  const isLocked = field('lock_passwd') === undefined;
  return {
    name,
    hasKeys: ['ssh_authorized_keys', 'ssh_import_id'].some((key) => {
      const entry = field(key);
      return entry !== undefined && !isFalse(entry.value);
    }),
    home: textOf(field('homedir')?.value),
    ...(hash !== undefined && isLocked
      ? { lockedHash: found(hash.value, [...path, keyText(hash.key)]) }
      : {}),
  };
}

const isHash = (value: GuestValue | undefined): boolean => /^\$\w+\$./.test(textOf(value) ?? '');

/** Source: distros/ug_util.py _normalize_groups. */
function groupsIn(value: GuestValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (value.kind === 'map') return value.entries.map(({ key }) => keyText(key));
  if (value.kind === 'list') return value.items.flatMap(groupsIn);
  return (textOf(value) ?? '').split(',').map((name) => name.trim());
}

/** Names of packages, versions aside. */
const packagesIn = (value: GuestValue | undefined): readonly string[] =>
  value?.kind !== 'list'
    ? []
    : value.items.flatMap((item) => textOf(item.kind === 'list' ? item.items[0] : item) ?? []);

function earlyFiles(config: GuestMap, found: Find): ConfigFacts['earlyFiles'] {
  return fileEntries(config).flatMap(({ entry, path }) => {
    const field = (key: string) => entryAt(entry, key)?.value;
    const target = field('path');
    const owner = field('owner');
    const defer = field('defer');
    if (target === undefined || (defer !== undefined && isTrue(defer))) return [];
    const early = { target: textOf(target) ?? '' };
    const name = owner?.kind === 'scalar' ? owner.value : undefined;
    if (owner === undefined || typeof name !== 'string' || name === '')
      return [{ ...early, ...found(target, [...path, 'path']) }];
    return [{ ...early, ...found(owner, [...path, 'owner']), owner: fileOwner(name) }];
  });
}

/** chpasswd has a list of users, or one of lines. Source: cc_set_passwords.py. */
function passwordsSet(config: GuestMap): readonly { name: string; value: GuestValue; path: GuestPath }[] {
  const chpasswd = entryAt(config, 'chpasswd')?.value;
  if (chpasswd?.kind !== 'map') return [];
  const users = entryAt(chpasswd, 'users')?.value;
  const lines = entryAt(chpasswd, 'list')?.value;
  const ofUsers =
    users?.kind !== 'list'
      ? []
      : users.items.flatMap((user, index) => {
          const value = user.kind === 'map' ? entryAt(user, 'name')?.value : undefined;
          const name = textOf(value);
          return value === undefined || name === undefined
            ? []
            : [{ name, value, path: ['chpasswd', 'users', index, 'name'] }];
        });
  const listed = lines?.kind === 'list' ? lines.items : lines === undefined ? [] : [lines];
  const ofLines = listed.flatMap((value, index) =>
    (textOf(value) ?? '')
      .split('\n')
      .flatMap((line) => /^([^:]+):/.exec(line)?.[1] ?? [])
      .map((name) => ({
        name,
        value,
        path: ['chpasswd', 'list', ...(lines?.kind === 'list' ? [index] : [])],
      })),
  );
  return [...ofUsers, ...ofLines];
}

/** `password` is passed over where chpasswd sets any. */
const setsPassword = (config: GuestMap): boolean => passwordsSet(config).length === 0;

function autoinstallFacts(value: GuestValue | undefined): Pick<ConfigFacts, 'autoinstall'> {
  if (value?.kind !== 'map') return {};
  const ssh = entryAt(value, 'ssh')?.value;
  const keys = ssh?.kind === 'map' ? entryAt(ssh, 'authorized-keys')?.value : undefined;
  const target = entryAt(value, 'user-data')?.value;
  const hasTargetKeys =
    target?.kind === 'map' &&
    (entryAt(target, 'ssh_authorized_keys') !== undefined || entryAt(target, 'users') !== undefined);
  return {
    autoinstall: {
      hasKeys: (keys !== undefined && !isFalse(keys)) || hasTargetKeys,
      hasIdentity: entryAt(value, 'identity') !== undefined,
    },
  };
}
