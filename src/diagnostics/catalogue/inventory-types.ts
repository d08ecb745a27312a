import type { Diagnostic, Position } from '../diagnostic.js';

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
  const names = known.length === 0 ? 'there is no type yet' : `the known types are ${known.join(', ')}`;
  return {
    code: 'unknown-type',
    severity: 'error',
    position,
    found: isFolder ? `templates/${name}/ has no type.yaml` : `there is no type "${name}"`,
    expected: nearest === undefined || isFolder ? names : `the nearest known type is "${nearest}"`,
    ...(nearest !== undefined && !isFolder
      ? {}
      : { remedy: `a type is a folder with a type.yaml: write templates/${name}/type.yaml` }),
  };
};

export const templatedType = (position: Position, { text }: { text: string }): Diagnostic => ({
  code: 'templated-type',
  severity: 'error',
  position,
  found: `the type ${JSON.stringify(text)} has to be rendered`,
  expected: 'the name of a type as it stands, since all other values depend on it',
});

export const extendsCycle = (position: Position, { names }: { names: readonly string[] }): Diagnostic => ({
  code: 'extends-cycle',
  severity: 'error',
  position,
  found: `${names.join(' extends ')}`,
  expected: 'a type that extends none at the end of the chain',
});

export const unknownContentType = (
  position: Position,
  { template, endings }: { template: string; endings: readonly string[] },
): Diagnostic => ({
  code: 'unknown-content-type',
  severity: 'error',
  position,
  found: `the ending of "${template}" names no content type`,
  expected: `one of ${endings.join(' ')}, or a content_type`,
  remedy: `say what it is: { template: ${template}, content_type: text/cloud-config }`,
});

export const duplicateFilename = (
  position: Position,
  { filename, first }: { filename: string; first: Position },
): Diagnostic => ({
  code: 'duplicate-part',
  severity: 'error',
  position,
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
  return {
    code: 'missing-template',
    severity: 'error',
    position,
    found: `there is no template "${name}" in ${folders}`,
    expected:
      nearest === undefined ? `a file like templates/${chain[0]}/${name}` : `the nearest is "${nearest}"`,
  };
};
