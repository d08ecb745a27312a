import type { Manifest } from '../../domain/manifest.js';

/** What differs between the inputs of the published site and those that are there now. */
export interface InputChanges {
  /** Paths of files, sorted. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Present where another version of seedpress built what is published. */
  readonly seedpress?: { readonly from: string; readonly to: string };
}

export function inputChanges(
  published: Manifest | undefined,
  inputs: Manifest['inputs'],
  { version }: { version: string },
): InputChanges {
  const before = digestsOf(published?.inputs.files ?? []);
  const now = digestsOf(inputs.files);
  const from = published?.seedpress ?? version;
  return {
    added: [...now.keys()].filter((path) => !before.has(path)),
    changed: [...now.keys()].filter((path) => before.has(path) && before.get(path) !== now.get(path)),
    removed: [...before.keys()].filter((path) => !now.has(path)),
    ...(from === version ? {} : { seedpress: { from, to: version } }),
  };
}

const digestsOf = (files: Manifest['inputs']['files']): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, sha256 }) => [path, sha256]));
