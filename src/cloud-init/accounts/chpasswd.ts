import { isFalse } from '../files/write-files.js';
import { entryAt, type GuestMap, type GuestPath, type GuestValue } from '../values/guest-value.js';

/** A value of chpasswd at which cloud-init ends: no password is set, and ssh_pwauth is passed over. */
export interface ChpasswdMistake {
  readonly value: GuestValue;
  readonly path: GuestPath;
  /** What is to be said of it; the value itself is for no message. */
  readonly found: string;
  readonly expected: string;
}

/** Source: cc_set_passwords.py handle, get_users_by_type. */
export function chpasswdMistakes(config: GuestMap): readonly ChpasswdMistake[] {
  const chpasswd = entryAt(config, 'chpasswd')?.value;
  if (chpasswd?.kind !== 'map') return [];
  const [users, list] = ['users', 'list'].map((key) => entryAt(chpasswd, key)?.value);
  return [
    ...(users === undefined || isFalse(users) ? [] : userMistakes(users, ['chpasswd', 'users'])),
    ...(list === undefined || isFalse(list) ? [] : lineMistakes(list, ['chpasswd', 'list'])),
  ];
}

const aUser = 'a list of mappings with the keys name and password';

function userMistakes(users: GuestValue, path: GuestPath): readonly ChpasswdMistake[] {
  if (users.kind !== 'list') return [{ value: users, path, found: 'is not a list', expected: aUser }];
  return users.items.flatMap((user, index): readonly ChpasswdMistake[] => {
    const own = [...path, index];
    if (user.kind !== 'map') return [{ value: user, path: own, found: 'is not a mapping', expected: aUser }];
    if (entryAt(user, 'name') === undefined)
      return [{ value: user, path: own, found: 'has no name', expected: aUser }];
    return ['name', 'password'].flatMap((key) => {
      const value = entryAt(user, key)?.value;
      return value === undefined || isString(value)
        ? []
        : [{ value, path: [...own, key], found: 'is not a string', expected: 'a string, in quotes' }];
    });
  });
}

const aLine = 'user:password, in quotes';

function lineMistakes(list: GuestValue, path: GuestPath): readonly ChpasswdMistake[] {
  if (list.kind === 'map' || list.kind === 'set')
    return [{ value: list, path, found: 'is a mapping', expected: aLine }];
  if (list.kind === 'scalar') return stringLines(list, path);
  return list.items.flatMap((value, index) => {
    const own = [...path, index];
    if (isString(value)) return value.value.includes(':') ? [] : [withoutColon(value, own)];
    const found = value.kind === 'map' ? 'is a mapping, because ": " makes one' : 'is not a string';
    return [{ value, path: own, found, expected: aLine }];
  });
}

/** Lines of one string, of which an empty one is wrong too. */
function stringLines(value: GuestValue, path: GuestPath): readonly ChpasswdMistake[] {
  if (!isString(value)) return [{ value, path, found: 'is not a string', expected: aLine }];
  const lines = value.value.replace(/\n$/, '').split('\n');
  return lines.every((line) => line.includes(':')) ? [] : [withoutColon(value, path)];
}

const withoutColon = (value: GuestValue, path: GuestPath): ChpasswdMistake => ({
  ...{ value, path, expected: aLine },
  found: 'has a line without a colon',
});

const isString = (value: GuestValue): value is GuestValue & { readonly value: string } =>
  value.kind === 'scalar' && typeof value.value === 'string';
