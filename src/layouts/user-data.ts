import type { Part } from '../domain/part.js';
import type { Seed, SeedFile } from '../domain/seed.js';
import { encodeCloudConfig } from '../encode/yaml.js';

/**
 * The user-data of a layout that has no place of its own for files: a last part writes them. Its merge type
 * counts, since it comes last, and lets the files stand beside a write_files of the parts before.
 */
export function userDataWithFiles(seed: Pick<Seed, 'userData' | 'files'>): readonly Part[] {
  return seed.files.length === 0 ? seed.userData : [...seed.userData, filesPart(seed.files)];
}

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
