import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  autoinstall: error(
    "Ubuntu's installer refuses the autoinstall",
    'The installer checks it against a schema, and stops at a screen if a value does not match.',
  ),
  'autoinstall-beside': warning(
    'A setting acts in the installer, not in the installed system',
    'What stands beside autoinstall is for the live system that installs. The installed system reads autoinstall.user-data.',
  ),
});

const forTarget = 'it in autoinstall.user-data, for the installed system';

export const actsInInstaller = (
  place: Place,
  { filename, device, path }: AboutPart & { path: string },
): Diagnostic =>
  partMessage(place, rows['autoinstall-beside'], {
    device,
    found: `"${path}" in "${filename}" stands beside autoinstall, and acts in the live installer only`,
    expected: path === 'runcmd' ? 'late-commands, or runcmd in autoinstall.user-data' : forTarget,
  });

export const filesInInstaller = (position: Position, { device }: { device: string }): Diagnostic =>
  message(rows['autoinstall-beside'], position, {
    found: `the files of ${device} are written beside autoinstall, in the live installer only`,
    expected: 'write_files in autoinstall.user-data, or late-commands that copy them to /target',
    devices: [device],
  });

export const keysInInstaller = (position: Position, { device }: { device: string }): Diagnostic =>
  message(rows['autoinstall-beside'], position, {
    found: `the public_keys of ${device} are for the live installer only, since the device has an autoinstall`,
    expected: 'the same keys in autoinstall.ssh.authorized-keys',
    devices: [device],
  });

export const autoinstallRefused = (
  place: Place,
  {
    filename,
    device,
    path,
    found,
    expected,
    isLine,
  }: AboutPart & { path: string; found: string; expected: string; isLine: boolean },
): Diagnostic =>
  partMessage(place, rows.autoinstall, {
    device,
    found: `"${path}" in "${filename}" ${found}, and the installer refuses the whole autoinstall`,
    expected,
    fix: isLine ? 'quote the line: a colon and a space make a mapping of it' : undefined,
  });
