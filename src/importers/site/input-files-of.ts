import { sha256 } from '../../domain/sha256.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import { byPath } from '../../inventory/by-path.js';
import type { InputFile } from '../../inventory/input-files.js';
import type { NewFile } from '../../sinks/new-files.js';

/** Files that nobody has written yet, as a build would read them. */
export const inputFilesOf = (files: readonly NewFile[]): readonly InputFile[] =>
  files.map(inputFileOf).sort(byPath);

function inputFileOf({ path, content }: NewFile): InputFile {
  const bytes = Buffer.from(content as string);
  const decoded = decodeUtf8(bytes);
  const text = decoded.ok ? decoded.text : '';
  const isText = Buffer.byteLength(text) === bytes.length;
  return { path, text, size: bytes.length, sha256: sha256(bytes), ...(!isText && { bytes }) };
}
