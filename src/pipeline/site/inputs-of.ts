import type { Manifest } from '../../domain/manifest.js';
import type { SecretSource } from '../../domain/secret-source.js';
import { sha256 } from '../../domain/sha256.js';
import type { InputFile } from '../../inventory/input-files.js';
import { variableCodes } from './variable-codes.js';

/**
 * The list of all that a build reads, and the digest that tells whether there is anything to build. `only` is
 * part of it: a partial build must not pass for a whole one.
 */
export function inputsOf(
  files: readonly InputFile[],
  { version, only = '', secretsFrom }: { version: string; only?: string; secretsFrom?: SecretSource },
): Manifest['inputs'] {
  const records = files.map(({ path, size, sha256 }) => ({ path, size, sha256 }));
  const digest = sha256(JSON.stringify([version, only, records, ...variableCodes(files, secretsFrom)]));
  return { digest, files: records };
}
