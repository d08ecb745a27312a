import type { Diagnostic, Position } from '../diagnostic.js';
import { messageRows, warning } from '../message.js';
import { type AboutPart, type Place, partMessage, quoted } from './part-message.js';

export const rows = messageRows({
  'yaml-value': warning(
    'cloud-init reads a different value than the one written',
    'PyYAML follows YAML 1.1, in which yes, 1:30 and 0644 are not strings. Quote the value.',
  ),
  'yaml-key': warning(
    'cloud-init reads a different key than the one written',
    'PyYAML follows YAML 1.1, in which on, yes and no are truth values. Quote the key.',
  ),
  'config-schema': warning(
    'A value does not match the schema of cloud-init',
    'cloud-init prints a warning, and the module may do nothing.',
  ),
  'config-key': warning('Unknown cloud-config key', 'No module of cloud-init reads this key.'),
  'config-key-version': warning(
    'Older guests do not know a cloud-config key',
    'The key needs a newer cloud-init than some of your guests run.',
  ),
  'config-key-twice': warning(
    'A cloud-config has a key twice',
    'cloud-init keeps only the last value of a key.',
  ),
  'config-key-ignored': warning(
    'cloud-init ignores this key in user-data',
    'It reads this key only from the configuration of the image, before it has the user-data.',
  ),
  'config-key-refused': warning(
    'The schema of cloud-init refuses a key',
    'Old code may read the key, but cloud-init status becomes degraded.',
  ),
  'config-deprecated': warning(
    'A cloud-config key is deprecated',
    'A later version of cloud-init may remove it. The message names what replaces it.',
  ),
  'placeholder-left': warning(
    'A placeholder of another tool was left over',
    'Neither cloud-init nor the guest replaces it. Another tool should have replaced it.',
  ),
  'plain-password': warning(
    'A password is in plain text',
    'Anyone who can read the seed can log in. Use a hash or an SSH key.',
  ),
  'password-hash': warning(
    'A password hash is not a hash',
    'cloud-init writes the value to /etc/shadow as it is, so nobody can log in with it.',
  ),
});

interface AboutValue extends AboutPart {
  /** Where in the cloud-config: `write_files.0.permissions`. */
  readonly path: string;
  /** What is to be said of it: `is the number 420`. */
  readonly found: string;
  readonly expected: string;
  readonly fix?: string | undefined;
}

/** A value that YAML 1.1 reads as something else than what stands there. */
export const surprisingValue = (
  place: Place,
  { filename, device, path, found, expected, fix }: AboutValue,
): Diagnostic =>
  partMessage(place, rows['yaml-value'], {
    device,
    found: `"${path}" in "${filename}" ${found}`,
    expected,
    fix,
  });

export const surprisingKey = (
  place: Place,
  { filename, device, key, found }: AboutPart & { key: string; found: string },
): Diagnostic =>
  partMessage(place, rows['yaml-key'], {
    device,
    found: `cloud-init reads the key ${key} in "${filename}" as ${found}, as YAML 1.1 does`,
    expected: 'a string',
    fix: `quote it: "${key}"`,
  });

/** A value that cloud-init's own schema refuses: it warns in the guest, and the module may do nothing. */
export const againstSchema = (
  place: Place,
  { filename, device, path, found, expected, nearest, fix }: AboutValue & { nearest: string | undefined },
): Diagnostic =>
  partMessage(place, rows['config-schema'], {
    device,
    found: `"${path}" in "${filename}" ${found}`,
    expected,
    nearest,
    fix,
  });

export const unknownConfigKey = (
  place: Place,
  { filename, device, key, nearest }: AboutPart & { key: string; nearest: string | undefined },
): Diagnostic =>
  partMessage(place, rows['config-key'], {
    device,
    found: `unknown key "${key}" in "${filename}", which no module of cloud-init reads`,
    expected: 'a cloud-config key',
    nearest,
  });

export const configKeyTooNew = (
  place: Place,
  { filename, device, key, from, range }: AboutPart & { key: string; from: string; range: string },
): Diagnostic =>
  partMessage(place, rows['config-key-version'], {
    device,
    found: `"${key}" in "${filename}" needs cloud-init ${from}, but your guests run ${range}`,
    expected: 'a key that older guests know, or only newer guests',
  });

/** The place is the one that counts. */
export const configKeyTwice = (
  place: Place,
  { filename, device, key, first }: AboutPart & { key: string; first: Position },
): Diagnostic => ({
  ...partMessage(place, rows['config-key-twice'], {
    device,
    found: `the key "${key}" is in "${filename}" twice, and cloud-init keeps only this one`,
    expected: 'each key once in a mapping',
  }),
  related: [{ label: 'lost', position: first }],
});

/** A value that a schema refuses since it is older than the value. */
export const configValueTooNew = (
  place: Place,
  { filename, device, path, from, range }: AboutPart & { path: string; from: string; range: string },
): Diagnostic =>
  partMessage(place, rows['config-key-version'], {
    device,
    found: `"${path}" in "${filename}" needs cloud-init ${from}, but your guests run ${range}`,
    expected: 'a value that older guests read, or only newer guests',
  });

/** A key of the system's configuration, which user-data cannot set. */
export const systemKey = (
  place: Place,
  { filename, device, key, place: where }: AboutPart & { key: string; place: string },
): Diagnostic =>
  partMessage(place, rows['config-key-ignored'], {
    device,
    found: `"${key}" in "${filename}" has no effect, because cloud-init ignores this key in user-data`,
    expected: `the key in ${where}`,
  });

export const refusedKey = (
  place: Place,
  { filename, device, key, from }: AboutPart & { key: string; from: string },
): Diagnostic =>
  partMessage(place, rows['config-key-refused'], {
    device,
    found: `"${key}" in "${filename}" is not in the schema of cloud-init, which warns about it from version ${from} on`,
    expected: 'a key of the schema',
  });

export const deprecatedConfigKey = (
  place: Place,
  {
    filename,
    device,
    path,
    from,
    instead,
  }: AboutPart & { path: string; from: string | undefined; instead: string | undefined },
): Diagnostic =>
  partMessage(place, rows['config-deprecated'], {
    device,
    found: `"${path}" in "${filename}" is deprecated ${from === undefined ? 'in cloud-init' : `from cloud-init ${from} on`}`,
    expected: instead === undefined ? 'a cloud-config without it' : instead,
  });

const hashFix = 'write {{ device.vars.password | sha512crypt }} in the template';

export const plainPassword = (
  place: Place,
  { filename, device, path }: AboutPart & { path: string },
): Diagnostic =>
  partMessage(place, rows['plain-password'], {
    device,
    found: `"${path}" in "${filename}" is a password in plain text, so anyone who can read the seed can log in`,
    expected: 'a hash from openssl passwd -6, or ssh_authorized_keys instead of a password',
    fix: hashFix,
  });

export const passwordIsNoHash = (
  place: Place,
  { filename, device, path }: AboutPart & { path: string },
): Diagnostic =>
  partMessage(place, rows['password-hash'], {
    device,
    found: `"${path}" in "${filename}" is not a password hash, so nobody can log in with it`,
    expected: 'a hash from openssl passwd -6',
    fix: hashFix,
  });

/** A value that the guest takes letter by letter. */
export const placeholderLeft = (
  place: Place,
  {
    filename,
    device,
    path,
    kind,
    placeholder,
  }: AboutPart & { path: string; kind: string; placeholder: string },
): Diagnostic =>
  partMessage(place, rows['placeholder-left'], {
    device,
    found: `"${path}" in "${filename}" contains ${quoted(placeholder)}, a placeholder that nothing replaces`,
    expected: `a ${kind}`,
  });
