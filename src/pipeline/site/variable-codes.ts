import type { SecretSource } from '../../domain/secret-source.js';
import { codeOf } from '../../domain/secrets/hidden-secrets.js';
import type { InputFile } from '../../inventory/input-files.js';
import { variablesIn } from '../../inventory/secrets/secret-names.js';

/** The variables that may be secrets, by codes that tell nothing of them: another value is another build. */
export function variableCodes(
  files: readonly InputFile[],
  secretsFrom: SecretSource | undefined,
): readonly (readonly [string, string])[] {
  const named = new Set(files.flatMap(({ text }) => variablesIn(text)));
  return [...named].sort().flatMap((name) => {
    const value = secretsFrom?.environment[name];
    return value === undefined ? [] : [[name, codeOf(value, undefined)] as const];
  });
}
