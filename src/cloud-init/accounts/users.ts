import { entryAt, type GuestMap, type GuestPath, type GuestValue, keyText } from '../values/guest-value.js';
import { scalarText } from '../values/scalar.js';

/** A user of a cloud-config. */
export interface ConfigUser {
  /** `default` is the one that the distribution knows; so is one without a name. */
  readonly name: string;
  readonly path: GuestPath;
  /** A name alone, or the mapping that says more. */
  readonly value: GuestValue;
}

/**
 * All users of a cloud-config, in each of the forms that cloud-init takes: names between commas, lists, mappings, and
 * the key `user`, which makes the default user. Source: distros/ug_util.py normalize_users_groups.
 */
export function usersIn(config: GuestMap): readonly ConfigUser[] {
  const users = entryAt(config, 'users')?.value;
  const user = entryAt(config, 'user')?.value;
  return [
    ...(users === undefined ? [] : usersOf(users, ['users'])),
    ...(user === undefined || isNothing(user) ? [] : usersOf(user, ['user'])),
    ...(user === undefined || isNothing(user) ? [] : [{ name: 'default', path: ['user'], value: user }]),
  ];
}

function usersOf(value: GuestValue, path: GuestPath): readonly ConfigUser[] {
  if (value.kind === 'scalar') return namesIn(value).map((name): ConfigUser => ({ name, path, value }));
  if (value.kind === 'list') return value.items.flatMap((item, index) => listed(item, [...path, index]));
  if (value.kind === 'set') return [];
  if (path[0] === 'user') return [{ name: nameOf(value), path, value }];
  return value.entries.map(({ key, value: user }) => ({
    name: keyText(key),
    path: [...path, keyText(key)],
    value: user,
  }));
}

function listed(value: GuestValue, path: GuestPath): readonly ConfigUser[] {
  return value.kind === 'map' ? [{ name: nameOf(value), path, value }] : usersOf(value, path);
}

const nameOf = (user: GuestMap): string => textOf(entryAt(user, 'name')?.value) ?? 'default';

const namesIn = (value: GuestValue): readonly string[] =>
  (textOf(value) ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** A single value as a text; undefined for nothing. */
export const textOf = (value: GuestValue | undefined): string | undefined =>
  value?.kind === 'scalar' && value.value !== null ? scalarText(value.value) : undefined;

const isNothing = (value: GuestValue): boolean => value.kind === 'scalar' && value.value === null;
