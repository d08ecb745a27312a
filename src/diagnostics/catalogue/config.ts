import type { Diagnostic, Position } from '../diagnostic.js';
import { either, error, message, messageRows, type Words } from '../message.js';

export const rows = messageRows({
  'config-syntax': error(
    'seedpress.config cannot be read',
    'The file and what it imports are ES modules, in JavaScript or in TypeScript. TypeScript must work if its types are removed, so it cannot have enums or namespaces.',
  ),
  'config-import': error(
    'seedpress.config has an import that is not allowed',
    'A config imports files below the root, modules of Node and seedpress itself, by `import` at the top of a file. Its files are part of the digest of each device; a package would not be.',
  ),
  'config-throws': error(
    'The code of seedpress.config throws',
    'The message names the line that threw the error.',
  ),
  'config-shape': error(
    'seedpress.config has a wrong export',
    'The default export is an object with filters, layouts and checks. docs/extend.md shows it.',
  ),
  'config-name': error(
    'A name of seedpress.config is taken',
    'Filters and layouts of a site are added to those of seedpress and cannot replace them.',
  ),
  'config-result': error(
    'A function of seedpress.config returns the wrong type',
    'docs/extend.md says what filters, layouts and checks must return.',
  ),
  'own-check': either(
    'A check of seedpress.config found something',
    'The site has its own checks in seedpress.config.',
  ),
});

export const configSyntax = (position: Position, { reason }: { reason: string }): Diagnostic =>
  message(rows['config-syntax'], position, {
    found: reason,
    expected: 'an ES module in JavaScript, or in TypeScript without enums and namespaces',
  });

export const configImport = (position: Position, words: Words): Diagnostic =>
  message(rows['config-import'], position, words);

/** `what` threw: the file as it was loaded, or one of its functions. */
export const configThrows = (
  position: Position,
  { what, error: thrown, devices }: { what: string; error: string; devices?: readonly string[] | undefined },
): Diagnostic =>
  message(rows['config-throws'], position, {
    found: `${what} throws ${thrown}`,
    expected: 'code that does not throw',
    devices,
  });

export const configShape = (position: Position, words: Words): Diagnostic =>
  message(rows['config-shape'], position, words);

export const filterNameTaken = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['config-name'], position, {
    found: `seedpress has a filter "${name}" already`,
    expected: 'another name',
  });

export const layoutNameTaken = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['config-name'], position, {
    found: `seedpress has a layout "${name}" already`,
    expected: 'another name',
  });

export const layoutTopTaken = (
  position: Position,
  { name, top, by }: { name: string; top: string; by: string },
): Diagnostic =>
  message(rows['config-name'], position, {
    found: `the layout "${name}" has the top folder "${top}", and so has ${by}`,
    expected: 'a top folder of its own',
  });

export const configResult = (position: Position, words: Words): Diagnostic =>
  message(rows['config-result'], position, words);

export const ownFinding = (
  position: Position,
  { name, severity, ...words }: Words & { name: string; severity: 'error' | 'warning' },
): Diagnostic =>
  message(rows['own-check'], position, { ...words, severity, found: `${name}: ${words.found}` });
