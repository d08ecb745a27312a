import { fileKind } from '../../checks/lint/file-kind.js';
import type { LintInput } from '../check/lint.js';

/** The files of NoCloud, in the order in which people name them. */
const seedNames = ['user-data', 'meta-data', 'network-config', 'vendor-data'] as const;

type SeedName = (typeof seedNames)[number];

/** A file of the seed, with the name that it was given under. */
export interface GivenFile {
  readonly name: string;
  readonly file: string;
  readonly bytes: Buffer;
}

/** What the volume is labelled, and what it holds. */
export interface SeedFiles {
  readonly label: 'cidata' | 'config-2';
  readonly given: readonly GivenFile[];
  /** Files of a folder that no client looks for. */
  readonly left: readonly string[];
}

/** Why the inputs make no seed, in words for the user. */
export interface NoSeed {
  readonly refused: string;
}

/**
 * Finds the files of a seed in what was given: a folder of NoCloud's files or of a config drive, or single files, by
 * their names (`user-data`, `web.user-data`, `user-data.yaml`) or else by what they contain.
 */
export function seedFiles(inputs: readonly LintInput[]): SeedFiles | NoSeed {
  const [first, ...others] = inputs;
  if (first !== undefined && 'files' in first) {
    if (others.length > 0) return { refused: 'a seed is one folder, or files' };
    return folderFiles(first);
  }
  const given: GivenFile[] = [];
  for (const input of inputs) {
    if ('files' in input) return { refused: 'a seed is one folder, or files' };
    const name = nameOf(input);
    const twin = given.find((other) => other.name === name);
    if (twin !== undefined) return { refused: `${twin.file} and ${input.file} are both ${name}` };
    given.push({ name, ...input });
  }
  return withUserData({ label: 'cidata', given, left: [] }, inputs.map(({ file }) => file).join(', '));
}

function folderFiles({ file, files }: Extract<LintInput, { files: unknown }>): SeedFiles | NoSeed {
  const all = [...files].map(([name, bytes]) => ({
    name,
    file: `${file.replace(/\/$/, '')}/${name}`,
    bytes,
  }));
  const isDrive = all.some(({ name }) => /^openstack\/[^/]+\/meta_data\.json$/.test(name));
  if (isDrive) return { label: 'config-2', given: all, left: [] };
  const isOfSeed = ({ name }: GivenFile): boolean => seedNames.some((known) => known === name);
  const left = all.filter((entry) => !isOfSeed(entry)).map(({ name }) => name);
  return withUserData({ label: 'cidata', given: all.filter(isOfSeed), left }, file);
}

const withUserData = (files: SeedFiles, from: string): SeedFiles | NoSeed =>
  files.given.some(({ name }) => name === 'user-data')
    ? files
    : { refused: `there is no user-data in ${from}` };

function nameOf({ file, bytes }: { readonly file: string; readonly bytes: Buffer }): SeedName {
  const base = file.slice(file.lastIndexOf('/') + 1).replaceAll('_', '-');
  const named = seedNames.find((name) =>
    new RegExp(`(?:^|\\.)${name}(?:\\.(?:ya?ml|txt|cfg))?$`, 'i').test(base),
  );
  if (named !== undefined) return named;
  const kind = fileKind(file, bytes.toString('utf8'));
  return kind === 'meta-data' || kind === 'network-config' ? kind : 'user-data';
}
