import type { Part } from '../../domain/part.js';
import { wellFormed } from '../well-formed.js';
import type { Body } from './body.js';

/**
 * A part's header lines, in the order in which Python's email writes the first four. Throws where a value could
 * begin a line of its own, and where cloud-init would read another value than was given.
 */
export function encodeHeaders(part: Part, { transferEncoding, charset }: Body): readonly string[] {
  const { filename, contentType, mergeType, launchIndex, gzip } = part;
  return [
    'MIME-Version: 1.0',
    `Content-Type: ${encodeContentType(gzip ? gzipType : contentType, charset)}`,
    `Content-Transfer-Encoding: ${transferEncoding}`,
    `Content-Disposition: attachment; ${encodeFilename(filename)}`,
    ...(mergeType === undefined ? [] : [`Merge-Type: ${checkedMergeType(mergeType, part)}`]),
    ...(launchIndex === undefined ? [] : [`Launch-Index: ${checkedLaunchIndex(launchIndex, part)}`]),
  ];
}

// The first of cloudinit/user_data.py DECOMP_TYPES.
const gzipType = 'application/gzip';

function encodeContentType(contentType: string, charset: Body['charset']): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$/.test(contentType)) {
    throw new Error(`${JSON.stringify(contentType)} is no content type of the form type/subtype`);
  }
  // Readers would take the text apart as a message of its own; of a multipart file see encodeNested.
  if (/^(?:multipart|message)\//i.test(contentType)) throw new Error(`a part cannot be ${contentType}`);
  return charset !== undefined && /^text\//i.test(contentType)
    ? `${contentType}; charset="${charset}"`
    : contentType;
}

/** RFC 2183 for plain names, RFC 2231 for those with quotes, backslashes or characters beyond ASCII. */
function encodeFilename(filename: string): string {
  if (filename === '' || control.test(filename) || stripped.test(filename)) {
    throw new Error(`${JSON.stringify(filename)} cannot be the name of a part`);
  }
  if (/^[ -~]+$/.test(filename) && !/["\\]/.test(filename)) return `filename="${filename}"`;
  const encoded = encodeURIComponent(wellFormed(filename)).replace(/[!'()*]/g, percentEncode);
  return `filename*=utf-8''${encoded}`;
}

// Python's get_filename takes off spaces around a name, and quotes and angle brackets; cloud-init calls a part
// whose name is empty part-001. Source: email/utils.py unquote.
const stripped = /^\s|\s$|^"[^]*"$|^<[^]*>$/;

const control = /[\p{Cc}\u2028\u2029]/u;

const percentEncode = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

function checkedMergeType(mergeType: string, { filename }: Part): string {
  if (!/^[!-~](?:[ -~]*[!-~])?$/.test(mergeType)) {
    throw new Error(`part "${filename}" has the merge type ${JSON.stringify(mergeType)}`);
  }
  return mergeType;
}

function checkedLaunchIndex(launchIndex: number, { filename }: Part): number {
  if (!Number.isSafeInteger(launchIndex) || launchIndex < 0) {
    throw new Error(`part "${filename}" has the launch index ${launchIndex}`);
  }
  return launchIndex;
}
