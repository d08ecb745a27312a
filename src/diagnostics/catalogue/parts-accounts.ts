import type { Diagnostic, Position } from '../diagnostic.js';
import { error, messageRows, warning } from '../message.js';
import { rows as values } from './inventory-values.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  chpasswd: error(
    'cloud-init cannot read a password of chpasswd',
    'The module stops at such an entry. It sets no password at all and ignores ssh_pwauth.',
  ),
  'no-default-user': warning(
    'Keys or a password go to nobody',
    'public_keys, ssh_authorized_keys and password are for the default user, which is only made if users has "default".',
  ),
  'password-locked': warning(
    'The password of a user is locked',
    'cloud-init locks the password of each user unless lock_passwd is false. The hash is then of no use.',
  ),
});

export const keyInConfig = (
  place: Place,
  { filename, device, path, found, expected }: AboutPart & { path: string; found: string; expected: string },
): Diagnostic =>
  partMessage(place, values['public-key'], {
    device,
    found: `"${path}" in "${filename}": ${found}`,
    expected,
  });

const withDefault = '"default" in users';

/** Keys of the inventory. */
export const keysOfNobody = (
  place: Place,
  { filename, device, publicKeys }: AboutPart & { publicKeys: Position },
): Diagnostic => ({
  ...partMessage(place, rows['no-default-user'], {
    device,
    found: `the public_keys of ${device} go to nobody: users in "${filename}" has no "default"`,
    expected: withDefault,
    fix: 'add "- default" to users, or set ssh_authorized_keys for one of them',
  }),
  related: [{ label: 'public_keys', position: publicKeys }],
});

export const valueOfNobody = (
  place: Place,
  { filename, device, path, users }: AboutPart & { path: string; users: Position },
): Diagnostic => ({
  ...partMessage(place, rows['no-default-user'], {
    device,
    found: `"${path}" in "${filename}" is for the default user, but users has no "default"`,
    expected: withDefault,
    fix: 'add "- default" to users, or move the value to one of them',
  }),
  related: [{ label: 'users', position: users }],
});

export const passwordOfNobody = (
  place: Place,
  { filename, device, path, name, users }: AboutPart & { path: string; name: string; users: Position },
): Diagnostic => ({
  ...partMessage(place, rows['no-default-user'], {
    device,
    found: `"${path}" in "${filename}" is for ${name}, the default user, but users has no "default"; chpasswd then fails for all users`,
    expected: 'a user that exists',
  }),
  related: [{ label: 'users', position: users }],
});

export const passwordLocked = (
  place: Place,
  { filename, device, path }: AboutPart & { path: string },
): Diagnostic =>
  partMessage(place, rows['password-locked'], {
    device,
    found: `"${path}" in "${filename}" is a password hash, but cloud-init locks the password`,
    // No colon: what follows a secret's name and a colon is masked.
    expected: 'lock_passwd set to false, or to true to keep it locked',
  });

export const chpasswdEnds = (
  place: Place,
  { filename, device, path, found, expected }: AboutPart & { path: string; found: string; expected: string },
): Diagnostic =>
  partMessage(place, rows.chpasswd, {
    device,
    found: `"${path}" in "${filename}" ${found}, so cloud-init sets no password at all`,
    expected,
  });
