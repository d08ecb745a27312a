import { entryAt, type GuestMap, type GuestPath, type GuestValue, keyText } from '../values/guest-value.js';
import { usersIn } from './users.js';

/** A line for authorized_keys, where a cloud-config has it. */
export interface AuthorizedKey {
  readonly path: GuestPath;
  readonly value: GuestValue;
}

/** All public keys of a cloud-config: those of the default user, and those of each user. Names of the keys aside. */
export function authorizedKeys(config: GuestMap): readonly AuthorizedKey[] {
  const own = entryAt(config, 'ssh_authorized_keys');
  const autoinstall = entryAt(config, 'autoinstall')?.value;
  const ssh = autoinstall?.kind === 'map' ? entryAt(autoinstall, 'ssh')?.value : undefined;
  const ofUsers = usersIn(config).flatMap(({ path, value }) =>
    value.kind !== 'map' ? [] : keyNames.flatMap((key) => entriesAt(value, key, path)),
  );
  return [
    ...(own === undefined ? [] : listed(own.value, ['ssh_authorized_keys'])),
    ...ofUsers,
    ...(ssh?.kind === 'map' ? entriesAt(ssh, 'authorized-keys', ['autoinstall', 'ssh']) : []),
  ];
}

// Dashes in the keys of a user are underscores. Source: distros/ug_util.py _normalize_users.
const keyNames = ['ssh_authorized_keys', 'ssh-authorized-keys'] as const;

function entriesAt(user: GuestMap, key: string, path: GuestPath): readonly AuthorizedKey[] {
  const value = entryAt(user, key)?.value;
  return value === undefined ? [] : listed(value, [...path, key]);
}

function listed(value: GuestValue, path: GuestPath): readonly AuthorizedKey[] {
  if (value.kind === 'list')
    return value.items.map((item, index) => ({ path: [...path, index], value: item }));
  if (value.kind === 'map')
    return value.entries.map(({ key, value: item }) => ({ path: [...path, keyText(key)], value: item }));
  return value.kind === 'set' || value.value === null ? [] : [{ path, value }];
}
