import type { Part } from '../domain/part.js';
import type { Seed, SeedFile } from '../domain/seed.js';
import { sha256 } from '../domain/sha256.js';
import { speaksForItself } from './mime/speaks-for-itself.js';
import { encodeMime, gzipBytes } from './mime.js';
import { encodeCloudConfig } from './yaml.js';

/**
 * The user-data of a seed as clients fetch it: a part as it stands where that is asked for or enough, else a MIME
 * message. Files become a last part, or are written into the one cloud-config that stands alone. Bytes where the whole
 * is compressed: cloud-init and cloudbase-init unpack that before anything else. Source: cloudinit/user_data.py
 * convert_string.
 */
export function encodeUserData(
  {
    userData,
    files,
    gzipUserData,
    userDataFormat,
    signatures,
  }: Pick<Seed, 'userData' | 'files' | 'gzipUserData' | 'userDataFormat' | 'signatures'>,
  { filesHeader }: { filesHeader?: string | undefined } = {},
): string | Uint8Array {
  const message =
    userDataFormat === 'plain'
      ? plainText(userData, files, { filesHeader })
      : encodeParts(files.length === 0 ? userData : [...userData, filesPart(files)], { userDataFormat });
  const text = signatures === undefined ? message : withSignature(message, signatures);
  return gzipUserData && text !== '' ? gzipBytes(text) : text;
}

/** Behind its end a message may hold what no reader of MIME looks at. Source: RFC 2046 section 5.1.1, epilogue. */
function withSignature(message: string, signatures: NonNullable<Seed['signatures']>): string {
  const signature = signatures[sha256(message)];
  if (signature === undefined) throw new Error('the message is none of those that were signed');
  return message + signature;
}

/** Parts as MIME, or the only one as it stands where it needs no header. */
export function encodeParts(
  parts: readonly Part[],
  { userDataFormat }: Pick<Seed, 'userDataFormat'>,
): string {
  const [part] = parts;
  const isAlone = userDataFormat !== 'mime' && parts.length === 1 && part !== undefined;
  return isAlone && speaksForItself(part) ? part.content : encodeMime(parts);
}

/** What stands where there is no MIME: checks have seen that nothing gets lost. */
export function plainText(
  parts: readonly Part[],
  files: readonly SeedFile[],
  { filesHeader = '#cloud-config' }: { filesHeader?: string | undefined } = {},
): string {
  const content = parts[0]?.content ?? (files.length === 0 ? '' : `${filesHeader}\n`);
  return files.length === 0 ? content : withFiles(content, files);
}

/** A cloud-config with files written below it, which fits where it has no write_files of its own. */
function withFiles(content: string, files: readonly SeedFile[]): string {
  const [, ...lines] = encodeCloudConfig(writeFiles(files)).split('\n');
  return `${content}${content.endsWith('\n') ? '' : '\n'}${lines.join('\n')}`;
}

const writeFiles = (files: readonly SeedFile[]) => ({ write_files: files.map(writeFilesEntry) });

/** Its merge type counts, since it comes last, and lets the files stand beside a write_files of the parts before. */
function filesPart(files: readonly SeedFile[]): Part {
  return {
    filename: 'seedpress-files.config',
    contentType: 'text/cloud-config',
    content: encodeCloudConfig(writeFiles(files)),
    mergeType: 'list(append)+dict(no_replace,recurse_list)+str()',
    gzip: false,
    encoding: 'auto',
  };
}

// Source: cloudinit/config/cc_write_files.py.
const writeFilesEntry = ({ path, content, isBase64, mode, owner, defer, append }: SeedFile) => ({
  path,
  ...(isBase64 === true ? { encoding: 'b64' } : {}),
  permissions: mode,
  ...(owner === undefined ? {} : { owner }),
  ...(defer === true ? { defer } : {}),
  ...(append === true ? { append } : {}),
  content,
});
