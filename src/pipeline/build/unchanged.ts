import type { InputFile } from '../../inventory/input-files.js';
import { isMarked } from '../../sinks/mark.js';
import { outputFolders } from '../../sinks/output-folders.js';
import { hasLeftovers } from '../../sinks/staging.js';
import { isUntouched } from '../../sinks/state/marks.js';
import { isUnderWay } from '../../sinks/under-way.js';
import { areFilesUntouched } from '../../sinks/verify/touched.js';
import { asStrict } from '../site/as-strict.js';
import { isSameSecret } from '../site/is-same-secret.js';
import { isSameSchema } from '../site/named-schema.js';
import { variableCodes } from '../site/variable-codes.js';
import type { BuildOptions, BuildResult } from './build-result.js';
import { contextKey } from './context-key.js';
import { isTidy } from './is-tidy.js';
import { publishedSite } from './published-site.js';
import type { PublishedState } from './published-state.js';

/** What a build with nothing to do says; undefined where there is something to do. It waits for nobody's lock, and writes nothing. */
export function unchanged(
  files: readonly InputFile[],
  published: PublishedState,
  options: BuildOptions,
): BuildResult | undefined {
  const folders = outputFolders(options.out);
  if (!hasSameInputs(files, published, options)) return undefined;
  const isClean =
    isMarked(folders) &&
    isTidy(folders, options) &&
    !isUnderWay(folders) &&
    ![folders.out, folders.generations].some(hasLeftovers);
  const isAsLeft = () =>
    isUntouched(published.folder, folders) && areFilesUntouched(published.folder, folders);
  return isClean && options.verify !== true && isAsLeft() ? asBefore(published, options) : undefined;
}

export function hasSameInputs(
  files: readonly InputFile[],
  { inputs }: PublishedState,
  options: BuildOptions,
): boolean {
  const { version, only = '', root, secretsFrom, signer } = options;
  // With the same files the context differs by variables alone.
  const hasVariables = variableCodes(files, secretsFrom).length > 0;
  return (
    inputs.version === version &&
    inputs.only === only &&
    (signer === undefined || inputs.signedBy === signer.publicKey) &&
    inputs.files.length === files.length &&
    files.every(({ path, sha256 }, index) => {
      const before = inputs.files[index];
      return before?.path === path && before.sha256 === sha256;
    }) &&
    isSameSecret(inputs, { root }) &&
    isSameSchema(inputs, options) &&
    (!hasVariables || inputs.context === contextKey(files, options))
  );
}

/** What was said of the published site is said again. */
export function asBefore(
  { folder, inputs, warnings }: PublishedState,
  { strict }: BuildOptions,
  tidied: Pick<Extract<BuildResult, { outcome: 'unchanged' }>, 'leftBehind'> = {},
): BuildResult {
  const diagnostics = asStrict(warnings, { strict });
  if (strict && diagnostics.length > 0) return { outcome: 'refused', diagnostics };
  return { outcome: 'unchanged', diagnostics, published: publishedSite(folder, inputs), ...tidied };
}
