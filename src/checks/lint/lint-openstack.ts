import { seedFileMissing, seedJson } from '../../diagnostics/catalogue/seed-files.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { CheckedPart } from '../checked-part.js';
import { jsonMistake } from '../parts/json-mistake.js';
import { fileText } from './file-text.js';
import { lintFile } from './lint-file.js';
import type { LintOptions } from './lint-options.js';
import { below, joined, type SeedFiles } from './seed-files.js';

/**
 * The newest folder of a config drive, and what its vendor-data carries for cloud-init.
 * Sources: cloudinit/sources/helpers/openstack.py read_v2, sources/__init__.py convert_vendordata.
 */
export function lintOpenstack(files: SeedFiles, options: LintOptions): CheckedPart {
  const version = newestOf(files);
  const at = (name: string): string => `openstack/${version}/${name}`;
  const start = { position: { file: options.file, line: 1, column: 1 }, hint: '' };
  const missing = files.has(at('meta_data.json'))
    ? []
    : [seedFileMissing(start, { name: at('meta_data.json'), kind: 'a config drive' })];
  const json = ['meta_data.json', 'vendor_data.json', 'network_data.json'].flatMap((name) =>
    jsonProblems(files.get(at(name)), below(options, at(name))),
  );
  const userData = files.get(at('user_data'));
  const vendorData = vendorDataIn(files.get(at('vendor_data.json')));
  return joined([
    { diagnostics: [...missing, ...json], scripts: [] },
    ...(userData === undefined ? [] : [lintFile(userData, below(options, at('user_data')))]),
    ...(vendorData === undefined
      ? []
      : [asOneLine(lintFile(vendorData, below(options, at('vendor_data.json'))))]),
  ]);
}

/** A string of JSON has no lines of its own in the file. */
const asOneLine = ({ diagnostics, scripts }: CheckedPart): CheckedPart => ({
  diagnostics: diagnostics.map(({ position: { file }, ...rest }) => ({
    ...rest,
    position: { file, line: 1, column: 1 },
  })),
  scripts: scripts.map((script) => {
    const { placeOf } = script;
    return { ...script, placeOf: () => placeOf(1) };
  }),
});

/** Dates sort as they are, and `latest` is read where none of them is known. */
function newestOf(files: SeedFiles): string {
  const versions = [...files.keys()].flatMap((path) => /^openstack\/([^/]+)\//.exec(path)?.[1] ?? []);
  const dated = versions.filter((name) => /^\d{4}-\d\d-\d\d$/.test(name)).sort();
  return dated.at(-1) ?? 'latest';
}

function jsonProblems(bytes: Buffer | undefined, { file }: LintOptions): readonly Diagnostic[] {
  if (bytes === undefined) return [];
  const text = bytes.toString('utf8');
  const mistake = jsonMistake(text);
  if (mistake === undefined) return [];
  const { placeAt } = fileText(text, { file, isPacked: false });
  return [seedJson(placeAt(mistake.offset), { expected: mistake.expected })];
}

function vendorDataIn(bytes: Buffer | undefined): Buffer | undefined {
  try {
    const data = JSON.parse(bytes?.toString('utf8') ?? 'null') as { 'cloud-init'?: unknown } | string | null;
    const text = typeof data === 'string' ? data : data?.['cloud-init'];
    return typeof text === 'string' && text !== '' ? Buffer.from(text) : undefined;
  } catch {
    // Said of the file as a whole.
    return undefined;
  }
}
