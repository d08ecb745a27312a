import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';

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
    'Two parts have one name',
    'cloud-init writes parts to files by their names, so one would overwrite the other.',
  ),
  'missing-template': error(
    'A template does not exist',
    'Templates are looked for in the folder of the type, then in the folders of the types that it extends.',
  ),
});

export const unknownType = (
  position: Position,
  options: {
    name: string;
    nearest: string | undefined;
    known: readonly string[];
    /** There is a folder of this name without a type.yaml. */
    isFolder: boolean;
  },
): Diagnostic => {
  const { name, nearest, known, isFolder } = options;
  const isNear = nearest !== undefined && !isFolder;
  return message(rows['unknown-type'], position, {
    found: isFolder ? `templates/${name}/ has no type.yaml` : `there is no type "${name}"`,
    expected: known.length === 0 ? 'a type, and there is none yet' : `one of ${known.join(', ')}`,
    nearest: isNear ? nearest : undefined,
    fix: isNear ? undefined : `a type is a folder with a type.yaml: write templates/${name}/type.yaml`,
  });
};

export const templatedType = (position: Position, { text }: { text: string }): Diagnostic =>
  message(rows['templated-type'], position, {
    found: `the type ${JSON.stringify(text)} has to be rendered`,
    expected: 'the name of a type as it stands, since all other values depend on it',
  });

export const extendsCycle = (position: Position, { names }: { names: readonly string[] }): Diagnostic =>
  message(rows['extends-cycle'], position, {
    found: `${names.join(' extends ')}`,
    expected: 'a type that extends none at the end of the chain',
  });

export const unknownContentType = (
  position: Position,
  { template, endings }: { template: string; endings: readonly string[] },
): Diagnostic =>
  message(rows['unknown-content-type'], position, {
    found: `the ending of "${template}" names no content type`,
    expected: `one of ${endings.join(' ')}, or a content_type`,
    fix: `say what it is: { template: ${template}, content_type: text/cloud-config }`,
  });

export const duplicateFilename = (
  position: Position,
  { filename, first }: { filename: string; first: Position },
): Diagnostic =>
  message(rows['duplicate-part'], position, {
    found: `a second part has the file name "${filename}"`,
    expected: 'a name for each part: cloud-init would write one over the other',
    related: [{ label: 'first', position: first }],
  });

export const missingTemplate = (
  position: Position,
  options: { name: string; nearest: string | undefined; chain: readonly string[] },
): Diagnostic => {
  const { name, nearest, chain } = options;
  const folders = chain.map((type) => `templates/${type}/`).join(', ');
  return message(rows['missing-template'], position, {
    found: `there is no template "${name}" in ${folders}`,
    expected: `a file like templates/${chain[0]}/${name}`,
    nearest,
  });
};
