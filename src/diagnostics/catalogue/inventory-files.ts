import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';
import { rows as values } from './inventory-values.js';

export const rows = messageRows({
  'no-device': error(
    'There are no devices',
    'seedpress reads devices from the .yaml and .csv files in devices/.',
  ),
  'not-utf8': error(
    'A file is not UTF-8',
    'Templates and the files in devices/ are UTF-8. Convert the file, for example with iconv. The key `file` of `files` takes any file.',
  ),
  'link-outside': error(
    'A symbolic link leaves the inputs',
    'Links may only lead to files below the folder that holds devices/ and templates/.',
  ),
  'link-loop': error('A symbolic link leads to its own folder', 'Remove the link, or let it lead to a file.'),
  unreadable: error(
    'A file or folder cannot be read',
    'The user who runs seedpress needs read access to all inputs.',
  ),
  'file-ending': warning(
    'A file in devices/ is not read',
    'Devices are read from .yaml, .yml and .csv files. Notes may be in .md or .txt files.',
  ),
  'foreign-inventory': error(
    'An inventory of Ansible is in devices/',
    'seedpress has its own files for devices. `seedpress import ansible` makes them from an inventory of Ansible.',
  ),
  'file-name': error('A file has the wrong name', 'seedpress looks for this file only under one name.'),
  'empty-file': error('A file is empty', 'The file needs a mapping of keys and values.'),
});

const startOf = (file: string): Position => ({ file, line: 1, column: 1 });

export const noDevice = (): Diagnostic =>
  message(rows['no-device'], startOf('devices'), {
    found: 'devices/ contains no device',
    expected: 'at least one .yaml or .csv file with devices',
    fix: 'write devices/web-01.yaml with "id: web-01" and "type: base", or give the right folder with --root',
  });

/** `isBinary`: it holds a NUL, as no text does; `isTemplate`: `files` can hand it out as it is. */
export const notUtf8 = (
  position: Position,
  { byte, isBinary, isTemplate }: { byte: number; isBinary: boolean; isTemplate: boolean },
): Diagnostic =>
  message(rows['not-utf8'], position, {
    found: `the byte 0x${byte.toString(16).padStart(2, '0')} is not UTF-8`,
    expected: 'a text file in UTF-8',
    fix:
      [
        ...(isBinary ? [] : ['convert the file, for example: iconv -f ISO-8859-1 -t UTF-8']),
        ...(isTemplate ? ['to give it to guests as it is, use file: in files, not template:'] : []),
      ].join('; or ') || undefined,
  });

export const linkLeavesRoot = ({ file }: { file: string }): Diagnostic =>
  message(rows['link-outside'], startOf(file), {
    found: 'this symbolic link leads outside the inputs',
    expected: 'a link to a file below the folder that contains devices/ and templates/',
    fix: 'replace the link with a copy of the file',
  });

export const linkLoop = ({ file }: { file: string }): Diagnostic =>
  message(rows['link-loop'], startOf(file), {
    found: 'this symbolic link leads to a folder that contains it',
    expected: 'a link to a file or to another folder',
  });

export const unreadableFile = ({ file, reason }: { file: string; reason: string }): Diagnostic =>
  message(rows['unreadable'], startOf(file), {
    found: `this cannot be read: ${reason}`,
    expected: 'a file or folder that the build can read',
  });

export const unknownExtension = ({ file }: { file: string }): Diagnostic =>
  message(rows['file-ending'], startOf(file), {
    found: 'this file has an unknown extension and is not read',
    expected: '.yaml, .yml or .csv for devices, .md or .txt for notes',
  });

/** `others`: the further files of the kind. */
export const foreignInventory = ({
  file,
  others,
}: {
  file: string;
  others: readonly string[];
}): Diagnostic => {
  const more = others.length === 1 ? others[0] : `${others.length} more files`;
  return message(rows['foreign-inventory'], startOf(file), {
    found: others.length === 0 ? 'this looks like Ansible' : `this and ${more} look like Ansible`,
    expected: 'a device with an id, or devices: with a list of them',
    fix: 'move the inventory out of devices/, with its group_vars and host_vars, and run: seedpress import ansible INVENTORY',
  });
};

export const misnamedFile = ({ file, expected }: { file: string; expected: string }): Diagnostic =>
  message(rows['file-name'], startOf(file), {
    found: 'seedpress does not look for a file with this name',
    expected: `the name ${expected}`,
  });

export const twoConfigs = ({ file, other }: { file: string; other: string }): Diagnostic =>
  message(rows['file-name'], startOf(file), {
    found: `the site has two configs, ${other} and this one`,
    expected: 'one of them',
  });

export const emptyFile = ({ file, example }: { file: string; example: string }): Diagnostic =>
  message(rows['empty-file'], startOf(file), {
    found: 'the file is empty',
    expected: `a mapping, like ${example}`,
  });

export const notAMapping = (
  position: Position,
  { found, example }: { found: string; example: string },
): Diagnostic =>
  message(values['wrong-value'], position, {
    found,
    expected: `a mapping, like ${example}`,
  });
