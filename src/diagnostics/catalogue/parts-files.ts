import type { Diagnostic } from '../diagnostic.js';
import { either, messageRows, warning } from '../message.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  'write-files': either(
    'cloud-init cannot write a file as its entry says',
    'write_files stops at an entry that it cannot write. This file and all later ones are missing in the guest.',
  ),
  'write-files-early': warning(
    'A file is written before its owner is created',
    'write_files runs before users and packages. With defer: true a file is written after them.',
  ),
});

export const fileInConfig = (
  place: Place,
  {
    filename,
    device,
    path,
    isError,
    found,
    expected,
  }: AboutPart & { path: string; isError: boolean; found: string; expected: string },
): Diagnostic =>
  partMessage(place, rows['write-files'], {
    severity: isError ? 'error' : 'warning',
    device,
    found: `"${path}" in "${filename}" ${found}`,
    expected,
  });

interface AboutEarlyFile extends AboutPart {
  readonly path: string;
  readonly name: string;
  /** The guests know `defer`. */
  readonly canDefer: boolean;
}

/** A user or a group that cloud-init, or a package, makes later. */
export const fileOwnerLater = (
  place: Place,
  { filename, device, path, name, canDefer }: AboutEarlyFile,
): Diagnostic =>
  partMessage(place, rows['write-files-early'], {
    device,
    found: `"${path}" in "${filename}" names ${name}, but write_files runs before ${name} exists and stops at this file`,
    expected: canDefer ? 'defer: true in the same entry' : 'root:root, and a chown in runcmd',
  });

export const fileInHome = (
  place: Place,
  { filename, device, path, name, target, canDefer }: AboutEarlyFile & { target: string },
): Diagnostic =>
  partMessage(place, rows['write-files-early'], {
    device,
    found: `"${path}" in "${filename}" is ${target}, and write_files runs before ${name} exists, so this home belongs to root`,
    expected: canDefer ? 'defer: true in the same entry' : 'a command in runcmd that writes the file',
  });
