import type { Diagnostic, Position } from '../diagnostic.js';

const startOf = (file: string): Position => ({ file, line: 1, column: 1 });

export const noDevice = (): Diagnostic => ({
  code: 'no-device',
  severity: 'error',
  position: startOf('devices'),
  found: 'there is no device in devices/',
  expected: 'one .yaml or .csv file or more with devices',
  remedy: 'write devices/web-01.yaml with "id: web-01" and "type: base", or name the right folder by --root',
});

export const notUtf8 = (position: Position, { byte }: { byte: number }): Diagnostic => ({
  code: 'not-utf8',
  severity: 'error',
  position,
  found: `the byte 0x${byte.toString(16).padStart(2, '0')} is not UTF-8`,
  expected: 'a text file in UTF-8',
  remedy: 'convert it, like iconv -f ISO-8859-1 -t UTF-8',
});

export const linkLeavesRoot = ({ file }: { file: string }): Diagnostic => ({
  code: 'link-outside',
  severity: 'error',
  position: startOf(file),
  found: 'this symbolic link leads out of the inputs',
  expected: 'links to files below the folder that holds devices/ and templates/',
  remedy: 'copy the file in its place',
});

export const linkLoop = ({ file }: { file: string }): Diagnostic => ({
  code: 'link-loop',
  severity: 'error',
  position: startOf(file),
  found: 'this symbolic link leads to a folder that holds it',
  expected: 'links to files, or to folders beside it',
});

export const unreadableFile = ({ file, reason }: { file: string; reason: string }): Diagnostic => ({
  code: 'unreadable',
  severity: 'error',
  position: startOf(file),
  found: `this cannot be read: ${reason}`,
  expected: 'a file or a folder that the build may read',
});

export const unknownEnding = ({ file }: { file: string }): Diagnostic => ({
  code: 'file-ending',
  severity: 'warning',
  position: startOf(file),
  found: 'the ending of this file is not known, and the file is not read',
  expected: '.yaml, .yml or .csv for devices; .md or .txt for notes',
});

export const misnamedFile = ({ file, expected }: { file: string; expected: string }): Diagnostic => ({
  code: 'file-name',
  severity: 'error',
  position: startOf(file),
  found: 'a file of this name would not be found',
  expected: `the name ${expected}`,
});

export const emptyFile = ({ file, example }: { file: string; example: string }): Diagnostic => ({
  code: 'empty-file',
  severity: 'error',
  position: startOf(file),
  found: 'the file holds no value',
  expected: `a mapping, like ${example}`,
});

export const notAMapping = (
  position: Position,
  { found, example }: { found: string; example: string },
): Diagnostic => ({
  code: 'wrong-value',
  severity: 'error',
  position,
  found,
  expected: `a mapping, like ${example}`,
});
