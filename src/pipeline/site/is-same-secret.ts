import type { Manifest } from '../../domain/manifest.js';
import { secretDigest } from '../../domain/token.js';
import { readSecretFile } from '../../inventory/read-secret.js';

/**
 * Whether tokens would come out as they are published. Asked where site.yaml is the same as then, so the manifest
 * knows which file to look at, and the build without changes need not read YAML.
 */
export function isSameSecret(
  { inputs: { secret } }: { readonly inputs: Pick<Manifest['inputs'], 'secret'> },
  { root }: { root: string },
): boolean {
  if (secret === undefined) return true;
  const file = readSecretFile({ root, path: secret.path });
  return file.kind === 'secret' && secretDigest(file.secret) === secret.digest;
}
