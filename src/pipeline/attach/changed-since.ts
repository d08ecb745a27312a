import { builtFromOther } from '../../diagnostics/catalogue/attach.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { InputFile } from '../../inventory/input-files.js';
import { publishedManifest } from '../site/published.js';

/** A warning about the first input that the published build did not read as it is now; none where nothing is published. */
export function changedSince(files: readonly InputFile[], out: string): readonly Diagnostic[] {
  const manifest = publishedManifest(out);
  if (manifest === undefined) return [];
  const before = new Map(manifest.inputs.files.map(({ path, sha256 }) => [path, sha256]));
  const now = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const changed = [...before.keys(), ...now.keys()].sort().find((path) => before.get(path) !== now.get(path));
  return changed === undefined ? [] : [builtFromOther({ file: changed, line: 1, column: 1 })];
}
