import { entryAt, type GuestMap, type GuestPath, type GuestValue } from '../values/guest-value.js';
import { scalarText } from '../values/scalar.js';

/** A password of a cloud-config. Its value is for no message. */
export interface Password {
  readonly path: GuestPath;
  readonly value: GuestValue;
}

/** Passwords that stand there as they are typed. */
export const plainPasswords = (config: GuestMap): readonly Password[] => [
  ...ownPasswords(config),
  ...listedPasswords(config),
];

/** `password`, and plain_text_passwd of the users. Sources: cc_set_passwords.py, distros/__init__.py create_user. */
function ownPasswords(config: GuestMap): readonly Password[] {
  const own = under(config, 'password').filter(
    ({ value }) => !isHashed(textOf(value)) && !isRandom(textOf(value)),
  );
  const typed = usersOf(config).flatMap(({ path, value }) =>
    ['plain_text_passwd', 'plain-text-passwd'].flatMap((key) => under(value, key, path)),
  );
  return [...own, ...typed].filter(({ value }) => textOf(value) !== '');
}

/**
 * What is to be a hash and is none: `passwd` and `hashed_passwd` go to the guest as they are. Source:
 * distros/__init__.py create_user.
 */
export function wrongHashes(config: GuestMap): readonly Password[] {
  const ofUsers = usersOf(config).flatMap(({ path, value }) =>
    ['passwd', 'hashed_passwd', 'hashed-passwd'].flatMap((key) => under(value, key, path)),
  );
  const ofInstaller = under(config, 'autoinstall')
    .flatMap(({ path, value }) => under(value, 'identity', path))
    .flatMap(({ path, value }) => under(value, 'password', path));
  return [...ofUsers, ...ofInstaller, ...typedPasswords(config, 'hash')].filter(
    ({ value }) => !/^(?:$|[!*]|\$|_|x$)/.test(textOf(value)) && !isOldHash(textOf(value)),
  );
}

/** chpasswd, in its three forms. Source: cc_set_passwords.py. */
function listedPasswords(config: GuestMap): readonly Password[] {
  const lines = under(config, 'chpasswd')
    .flatMap(({ path, value }) => under(value, 'list', path))
    .flatMap((list) => (list.value.kind === 'list' ? indexed(list.value.items, list.path) : [list]))
    .filter(({ value }) => textOf(value).split('\n').some(isPlainLine));
  return [...lines, ...typedPasswords(config, 'text')];
}

/** Entries of chpasswd.users of one type; hash is the default. Source: cc_set_passwords.py get_users_by_type. */
const typedPasswords = (config: GuestMap, type: 'text' | 'hash'): readonly Password[] =>
  under(config, 'chpasswd')
    .flatMap(({ path, value }) => under(value, 'users', path))
    .flatMap(({ path, value }) => (value.kind === 'list' ? indexed(value.items, path) : []))
    .filter(({ value }) => textOf(under(value, 'type')[0]?.value ?? hash) === type)
    .flatMap(({ path, value }) => under(value, 'password', path));

const hash: GuestValue = { kind: 'scalar', value: 'hash', style: 'plain', at: 0 };

function isPlainLine(line: string): boolean {
  const password = /^[^:]+:(.*)$/.exec(line.trim())?.[1] ?? '';
  return password !== '' && !isHashed(password) && !isRandom(password);
}

// cc_set_passwords.py knows these hashes; any other text is a password to it.
const isHashed = (text: string): boolean => /^\$(?:1|2a|2y|5|6)\$.+\$.+/.test(text);

const isRandom = (text: string): boolean => text === 'R' || text === 'RANDOM';

/** crypt(3) of old: two letters of salt and eleven of hash. */
const isOldHash = (text: string): boolean => /^[./0-9A-Za-z]{13}$/.test(text);

function usersOf(config: GuestMap): readonly Password[] {
  const users = under(config, 'users').flatMap(({ path, value }) =>
    value.kind === 'list' ? indexed(value.items, path) : [],
  );
  return [...users, ...under(config, 'user')];
}

function under(value: GuestValue, key: string, path: GuestPath = []): readonly Password[] {
  const entry = value.kind === 'map' ? entryAt(value, key) : undefined;
  return entry === undefined ? [] : [{ path: [...path, key], value: entry.value }];
}

const indexed = (items: readonly GuestValue[], path: GuestPath): readonly Password[] =>
  items.map((value, index) => ({ path: [...path, index], value }));

const textOf = (value: GuestValue): string =>
  value.kind === 'scalar' && value.value !== null ? scalarText(value.value) : '';
