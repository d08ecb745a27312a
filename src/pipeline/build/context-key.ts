import type { SecretSource } from '../../domain/secret-source.js';
import { sha256 } from '../../domain/sha256.js';
import type { InputFile } from '../../inventory/input-files.js';
import { secretsFile } from '../../inventory/secrets/secrets-file.js';
import { siteFile } from '../../inventory/site-file.js';
import { variableCodes } from '../site/variable-codes.js';

/** What is written in a file of its own for some devices, and not for the whole site. */
export const isOfDevices = (path: string): boolean =>
  path.startsWith('devices/') && path !== siteFile && path !== secretsFile;

/** The digest of all inputs that may count for every device. The secret is looked at by itself. */
export const contextKey = (
  files: readonly InputFile[],
  { version, secretsFrom }: { version: string; secretsFrom?: SecretSource },
): string =>
  sha256(
    JSON.stringify([
      version,
      files.filter(({ path }) => !isOfDevices(path)).map(({ path, sha256: digest }) => [path, digest]),
      ...variableCodes(files, secretsFrom),
    ]),
  );
