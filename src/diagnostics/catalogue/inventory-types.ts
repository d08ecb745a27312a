import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';
import { type UnknownFolder, unknownFolder } from './unknown-folder.js';

export const rows = messageRows({
  'unknown-type': error('Unknown type', 'A type is a folder below templates/ that has a type.yaml.'),
  'templated-type': error(
    'The type of a device is a template',
    'All other values depend on the type, so it must be written out.',
  ),
  'extends-cycle': error(
    'Types extend each other in a circle',
    'The chain of types must end at a type that extends none.',
  ),
  'unknown-content-type': error(
    'The content type of a part is unknown',
    'Use an extension that seedpress knows, or set content_type.',
  ),
  'duplicate-part': error(
    'Two parts have the same name',
    'cloud-init writes parts to files by their names, so one would overwrite the other.',
  ),
  'missing-template': error(
    'A template does not exist',
    'Templates are looked for in the folder of the type, then in the folders of the types that it extends.',
  ),
});

export const unknownType = (position: Position, folder: UnknownFolder): Diagnostic =>
  unknownFolder(rows['unknown-type'], position, { ...folder, kind: 'type' });

export const templatedType = (position: Position, { text }: { text: string }): Diagnostic =>
  message(rows['templated-type'], position, {
    found: `the type is the template ${JSON.stringify(text)}`,
    expected: 'the name of a type, because all other values depend on it',
  });

export const extendsCycle = (position: Position, { names }: { names: readonly string[] }): Diagnostic =>
  message(rows['extends-cycle'], position, {
    found: `${names.join(' extends ')}`,
    expected: 'a chain that ends at a type without extends',
  });

export const unknownContentType = (
  position: Position,
  { template, extensions }: { template: string; extensions: readonly string[] },
): Diagnostic =>
  message(rows['unknown-content-type'], position, {
    found: `the extension of "${template}" belongs to no content type`,
    expected: `one of ${extensions.join(' ')}, or a content_type`,
    fix: `set the type: { template: ${template}, content_type: text/cloud-config }`,
  });

export const duplicateFilename = (
  position: Position,
  { filename, first, group }: { filename: string; first: Position; group?: string | undefined },
): Diagnostic =>
  message(rows['duplicate-part'], position, {
    found: `a second part has the file name "${filename}"`,
    expected: 'a different name for each part, because cloud-init would overwrite one with the other',
    fix: group === undefined ? undefined : `add a name, like filename: ${group}-${filename}`,
    related: [{ label: 'first', position: first }],
  });

interface MissingFile {
  readonly name: string;
  readonly nearest: string | undefined;
  readonly chain: readonly string[];
}

export const missingTemplate = (position: Position, options: MissingFile): Diagnostic =>
  missing(position, { ...options, what: 'template' });

/** Of a file that is handed out as it is. */
export const missingFile = (position: Position, options: MissingFile): Diagnostic =>
  missing(position, { ...options, what: 'file' });

function missing(
  position: Position,
  { name, nearest, chain, what }: MissingFile & { readonly what: string },
): Diagnostic {
  const folders = chain.map((type) => `templates/${type}/`).join(', ');
  return message(rows['missing-template'], position, {
    found: `there is no ${what} "${name}" in ${folders}`,
    expected: `a file like templates/${chain[0]}/${name}`,
    nearest,
  });
}
