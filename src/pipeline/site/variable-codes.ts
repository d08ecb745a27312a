import type { SecretSource } from '../../domain/secret-source.js';
import { codeOf } from '../../domain/secrets/hidden-secrets.js';
import type { InputFile } from '../../inventory/input-files.js';
import { variablesIn } from '../../inventory/secrets/secret-names.js';

/** The variables that may be secrets, by codes that tell nothing of them: another value is another build. */
export function variableCodes(
  files: readonly InputFile[],
  secretsFrom: SecretSource | undefined,
): readonly (readonly [string, string])[] {
  return namedIn(files).flatMap((name) => {
    const value = secretsFrom?.environment[name];
    return value === undefined ? [] : [[name, codeOf(value, undefined)] as const];
  });
}

/** Sorted. A build asks four times, and texts are many. */
function namedIn(files: readonly InputFile[]): readonly string[] {
  const known = named.get(files) ?? [...new Set(files.flatMap(variablesIn))].sort();
  named.set(files, known);
  return known;
}

const named = new WeakMap<readonly InputFile[], readonly string[]>();
