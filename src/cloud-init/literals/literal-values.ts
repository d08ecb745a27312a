import { authorizedKeys } from '../accounts/authorized-keys.js';
import { textOf, usersIn } from '../accounts/users.js';
import {
  eachValue,
  entryAt,
  type GuestMap,
  type GuestPath,
  type GuestScalar,
  type GuestValue,
} from '../values/guest-value.js';

/** What a value has to be; neither cloud-init nor a shell looks into it. */
export type LiteralKind = 'host name' | 'user name' | 'password' | 'hash' | 'public key' | 'URL';

/** A string of a cloud-config that the guest takes as it stands. */
export interface Literal {
  readonly kind: LiteralKind;
  readonly value: GuestScalar;
  readonly text: string;
  readonly path: GuestPath;
}

/** All values of which cloud-init takes every letter: names, hashes, keys, URLs. */
export const literalValues = (config: GuestMap): readonly Literal[] => [
  ...hostNames(config),
  ...ofUsers(config),
  ...passwords(config),
  ...authorizedKeys(config).flatMap(({ value, path }) => literal('public key', value, path)),
  ...urls(config),
];

function literal(kind: LiteralKind, value: GuestValue | undefined, path: GuestPath): readonly Literal[] {
  if (value?.kind === 'list')
    return value.items.flatMap((item, index) => literal(kind, item, [...path, index]));
  if (value?.kind !== 'scalar' || typeof value.value !== 'string') return [];
  return [{ kind, value, text: value.value, path }];
}

/** The value behind some keys, and what stands there. */
function at(kind: LiteralKind, config: GuestMap, keys: readonly string[]): readonly Literal[] {
  let value: GuestValue | undefined = config;
  for (const key of keys) value = value?.kind === 'map' ? entryAt(value, key)?.value : undefined;
  return literal(kind, value, keys);
}

const hostNames = (config: GuestMap): readonly Literal[] =>
  [
    ['hostname'],
    ['fqdn'],
    ['ntp', 'servers'],
    ['ntp', 'pools'],
    ['autoinstall', 'identity', 'hostname'],
  ].flatMap((keys) => at('host name', config, keys));

function ofUsers(config: GuestMap): readonly Literal[] {
  const users = usersIn(config).flatMap(({ value, path }) => {
    if (value.kind !== 'map') return literal('user name', value, path);
    const field = (kind: LiteralKind, key: string) =>
      literal(kind, entryAt(value, key)?.value, [...path, key]);
    return [
      ...['name', 'primary_group', 'groups', 'ssh_import_id'].flatMap((key) => field('user name', key)),
      ...['passwd', 'hashed_passwd'].flatMap((key) => field('hash', key)),
      ...field('password', 'plain_text_passwd'),
    ];
  });
  return [
    ...users,
    ...at('user name', config, ['groups']),
    ...at('user name', config, ['ssh_import_id']),
    ...at('user name', config, ['autoinstall', 'identity', 'username']),
  ];
}

function passwords(config: GuestMap): readonly Literal[] {
  const users = entryAt(config, 'chpasswd')?.value;
  const listed = users?.kind === 'map' ? entryAt(users, 'users')?.value : undefined;
  const ofEntries =
    listed?.kind !== 'list'
      ? []
      : listed.items.flatMap((user, index) => {
          if (user.kind !== 'map') return [];
          const path = ['chpasswd', 'users', index];
          const isText = /^(?:text|RANDOM)$/.test(textOf(entryAt(user, 'type')?.value) ?? 'hash');
          return [
            ...literal('user name', entryAt(user, 'name')?.value, [...path, 'name']),
            ...literal(isText ? 'password' : 'hash', entryAt(user, 'password')?.value, [...path, 'password']),
          ];
        });
  return [
    ...ofEntries,
    ...at('password', config, ['password']),
    ...at('password', config, ['chpasswd', 'list']),
    ...at('hash', config, ['autoinstall', 'identity', 'password']),
  ];
}

/** By their keys: of what stands below `sources` and `yum_repos` apt and yum replace the variables. */
function urls(config: GuestMap): readonly Literal[] {
  const found: Literal[] = [];
  eachValue(config, ({ value, above, step }) => {
    const path = [...above, step];
    const key = path.findLast((each) => typeof each === 'string');
    const isUrl = typeof key === 'string' && isUrlKey.test(key);
    if (!isUrl || value.kind !== 'scalar' || path.some((each) => each === 'sources' || each === 'yum_repos'))
      return;
    // Below autoinstall.user-data the values are looked at with their own paths.
    if (path[0] !== 'autoinstall' || path[1] !== 'user-data') found.push(...literal('URL', value, path));
  });
  return found;
}

const isUrlKey = /^(?:url|uri|ping_url|server_url|(?:apt_)?(?:http_|https_|ftp_)?proxy|keyserver)$/;
