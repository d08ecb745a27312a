import { join } from 'node:path';
import { defaultSecretPath } from '../../domain/secret-path.js';
import { takenPaths, writeNewFiles, writeNewSecret } from '../../sinks/new-files.js';
import { ignoreFile, ignoreFileOfSecret, starterFiles } from './starter-files.js';

export type InitResult =
  | {
      readonly outcome: 'made';
      /** Paths below the root, in the order in which a reader should look at them. */
      readonly made: readonly string[];
      /** A file that was there and stays, although we would have written another one. */
      readonly kept: readonly string[];
    }
  /** Nothing was written, for these are there already. */
  | { readonly outcome: 'refused'; readonly taken: readonly string[] };

interface InitOptions {
  readonly root: string;
  /**
   * `starter`: a small site. `autoinstall`: one whose machines Ubuntu's installer makes. `own`: what every site has beside its
   * devices. `secret`: the secret for tokens alone.
   */
  readonly content: 'starter' | 'autoinstall' | 'own' | 'secret';
}

/** What a root has of a site already. */
export const takenBySite = (root: string): readonly string[] =>
  takenPaths(['devices', 'templates', defaultSecretPath], { root });

/** Makes a small site that builds as it is, and the secret for tokens; or less of it. Overwrites nothing. */
export function init({ root, content }: InitOptions): InitResult {
  const isSite = content === 'starter' || content === 'autoinstall';
  const files = isSite ? starterFiles({ isAutoinstall: content === 'autoinstall' }) : [];
  const taken = takenPaths([...files.map(({ path }) => path), defaultSecretPath], { root });
  if (taken.length > 0) return { outcome: 'refused', taken };
  // A folder under version control has one: its owner adds the lines.
  const ignoreFiles = content === 'secret' ? [ignoreFileOfSecret] : [ignoreFile, ignoreFileOfSecret];
  const kept = takenPaths(
    ignoreFiles.map(({ path }) => path),
    { root },
  );
  const written = [...files, ...ignoreFiles.filter(({ path }) => !kept.includes(path))];
  writeNewSecret(join(root, defaultSecretPath));
  writeNewFiles(written, { root });
  return { outcome: 'made', made: [...written.map(({ path }) => path), defaultSecretPath], kept };
}
