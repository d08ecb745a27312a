import type { Diagnostic } from '../diagnostic.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

interface AboutValue extends AboutPart {
  /** Where in the cloud-config: `write_files.0.permissions`. */
  readonly path: string;
  /** What is to be said of it: `is the number 420`. */
  readonly found: string;
  readonly expected: string;
  readonly remedy?: string | undefined;
}

/** A value that YAML 1.1 reads as something else than what stands there. */
export const surprisingValue = (
  place: Place,
  { filename, device, path, found, expected, remedy }: AboutValue,
): Diagnostic =>
  partMessage(place, {
    code: 'yaml-value',
    severity: 'warning',
    device,
    found: `"${path}" in "${filename}" ${found}`,
    expected,
    remedy,
  });

export const surprisingKey = (
  place: Place,
  { filename, device, key, found }: AboutPart & { key: string; found: string },
): Diagnostic =>
  partMessage(place, {
    code: 'yaml-key',
    severity: 'warning',
    device,
    found: `the key ${key} in "${filename}" is ${found} to cloud-init, as YAML 1.1 has it`,
    expected: 'a text',
    remedy: `quote it: "${key}"`,
  });

/** A value that cloud-init's own schema refuses: it warns in the guest, and the module may do nothing. */
export const againstSchema = (
  place: Place,
  { filename, device, path, found, expected, remedy }: AboutValue,
): Diagnostic =>
  partMessage(place, {
    code: 'config-schema',
    severity: 'warning',
    device,
    found: `"${path}" in "${filename}" ${found}`,
    expected,
    remedy,
  });

export const unknownConfigKey = (
  place: Place,
  { filename, device, key, nearest }: AboutPart & { key: string; nearest: string | undefined },
): Diagnostic =>
  partMessage(place, {
    code: 'config-key',
    severity: 'warning',
    device,
    found: `"${key}" in "${filename}" is no key of a cloud-config, and no module reads it`,
    expected:
      nearest === undefined
        ? 'a key that a module of cloud-init reads'
        : `the nearest known key is "${nearest}"`,
  });

export const configKeyTooNew = (
  place: Place,
  { filename, device, key, from, range }: AboutPart & { key: string; from: string; range: string },
): Diagnostic =>
  partMessage(place, {
    code: 'config-key-version',
    severity: 'warning',
    device,
    found: `"${key}" in "${filename}" is read by cloud-init from ${from} on, and the guests have ${range}`,
    expected: 'a key that older guests know, or newer guests alone',
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
  partMessage(place, {
    code: 'config-deprecated',
    severity: 'warning',
    device,
    found: `"${path}" in "${filename}" is deprecated ${from === undefined ? 'in cloud-init' : `from cloud-init ${from} on`}`,
    expected: instead === undefined ? 'a cloud-config without it' : instead,
  });

const hashRemedy = 'write {{ device.vars.password | sha512crypt }} in the template';

export const plainPassword = (
  place: Place,
  { filename, device, path }: AboutPart & { path: string },
): Diagnostic =>
  partMessage(place, {
    code: 'plain-password',
    severity: 'warning',
    device,
    found: `"${path}" in "${filename}" is a password in plain text: whoever reads the seed can log in with it`,
    expected: 'a hash, as openssl passwd -6 makes it, or no password and ssh_authorized_keys',
    remedy: hashRemedy,
  });

export const passwordIsNoHash = (
  place: Place,
  { filename, device, path }: AboutPart & { path: string },
): Diagnostic =>
  partMessage(place, {
    code: 'password-hash',
    severity: 'warning',
    device,
    found: `"${path}" in "${filename}" is no hash, and cloud-init writes it to /etc/shadow as if it were one`,
    expected: 'a hash, as openssl passwd -6 makes it: nobody can log in with any other text',
    remedy: hashRemedy,
  });
