import type { Part } from '../domain/part.js';
import type { Seed, SeedFile } from '../domain/seed.js';
import { encodeMime, gzipBytes } from '../encode/mime.js';
import { encodeCloudConfig } from '../encode/yaml.js';
import { perSeed } from './per-seed.js';

/**
 * User-data as clients fetch it. A layout that has no place of its own for files leaves them in, and a last part
 * writes them; one that has hands in `{ ...seed, files: [] }`. Bytes where the whole is compressed: cloud-init and
 * cloudbase-init unpack that before anything else. Source: cloudinit/user_data.py convert_string.
 */
export const userDataOf = perSeed(
  ({
    userData,
    files,
    gzipUserData,
  }: Pick<Seed, 'userData' | 'files' | 'gzipUserData'>): string | Uint8Array => {
    const text = encodeMime(files.length === 0 ? userData : [...userData, filesPart(files)]);
    return gzipUserData && text !== '' ? gzipBytes(text) : text;
  },
);

/** Vendor-data as clients fetch it; empty where there is none. */
export const vendorDataOf = ({ vendorData }: Pick<Seed, 'vendorData'>): string => encodeMime(vendorData);

/** Its merge type counts, since it comes last, and lets the files stand beside a write_files of the parts before. */
function filesPart(files: readonly SeedFile[]): Part {
  return {
    filename: 'seedpress-files.config',
    contentType: 'text/cloud-config',
    content: encodeCloudConfig({ write_files: files.map(writeFilesEntry) }),
    mergeType: 'list(append)+dict(no_replace,recurse_list)+str()',
    gzip: false,
    encoding: 'auto',
  };
}

// Source: cloudinit/config/cc_write_files.py.
const writeFilesEntry = ({ path, content, mode, owner }: SeedFile) => ({
  path,
  permissions: mode,
  ...(owner === undefined ? {} : { owner }),
  content,
});
