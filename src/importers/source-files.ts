import type { ImportSource } from './import-kind.js';

/** The files of a source, with the names that messages have for them. */
export const filesOf = (
  source: ImportSource,
): readonly { readonly file: string; readonly bytes: Buffer }[] =>
  'files' in source
    ? [...source.files].map(([path, bytes]) => ({ file: `${source.file.replace(/\/$/, '')}/${path}`, bytes }))
    : [
        { file: source.file, bytes: source.bytes },
        ...[...(source.beside ?? [])].map(([path, bytes]) => ({
          file: source.file.replace(/[^/]*$/, path),
          bytes,
        })),
      ];
