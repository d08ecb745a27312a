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
    'Keys next to autoinstall are for the live installer. The installed system reads autoinstall.user-data.',
  ),
});

export const actsInInstaller = (
  place: Place,
  { filename, device, path }: AboutPart & { path: string },
): Diagnostic =>
  partMessage(place, rows['autoinstall-beside'], {
    device,
    found: `"${path}" in "${filename}" is next to autoinstall, so it takes effect only in the live installer`,
    expected:
      path === 'runcmd'
        ? 'late-commands, or runcmd in autoinstall.user-data'
        : 'the key in autoinstall.user-data, for the installed system',
  });

export const filesInInstaller = (position: Position, { device }: { device: string }): Diagnostic =>
  message(rows['autoinstall-beside'], position, {
    found: `the files of ${device} are next to autoinstall, so only the live installer gets them`,
    expected: 'write_files in autoinstall.user-data, or late-commands that copy them to /target',
    devices: [device],
  });

export const keysInInstaller = (position: Position, { device }: { device: string }): Diagnostic =>
  message(rows['autoinstall-beside'], position, {
    found: `the public_keys of ${device} are next to autoinstall, so only the live installer gets them`,
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
    found: `"${path}" in "${filename}" ${found}, so the installer refuses the whole autoinstall`,
    expected,
    fix: isLine ? 'quote the line, because ": " makes it a mapping' : undefined,
  });
