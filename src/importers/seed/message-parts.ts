import { unzipped } from '../../checks/lint/unzipped.js';
import { compressedTypes } from '../../cloud-init/message/compressed-types.js';
import { decodedBody } from '../../cloud-init/message/decoded-body.js';
import { filenameOf } from '../../cloud-init/message/filename-of.js';
import { launchIndexOf } from '../../cloud-init/message/launch-index.js';
import { headerOf, type ReadMessage, readMessage } from '../../cloud-init/message/read-message.js';
import { parseContentType } from '../../domain/content-type.js';
import type { Part } from '../../domain/part.js';
import { parseMergeType, parsePartFilename } from '../../domain/part-header.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import { sniffedType } from '../../encode/mime/sniffed-type.js';
import { lossIn, type SourceLoss } from '../loss.js';

/** The parts of a message, as a build would declare them; undefined where one of them cannot be declared. */
export function messageParts(
  text: string,
  { file }: { readonly file: string },
): { readonly parts: readonly Part[] | undefined; readonly losses: readonly SourceLoss[] } {
  const losses: SourceLoss[] = [];
  const parts: Part[] = [];
  const names = new Set<string>();
  for (const [index, leaf] of leavesOf(readMessage(text)).entries()) {
    const filename = filenameOf(leaf) || `part-${String(index + 1).padStart(3, '0')}`;
    const packed = compressedTypes.includes(leaf.contentType);
    const bytes = packed ? unzipped(decodedBody(leaf)) : decodedBody(leaf);
    const decoded = bytes === undefined ? undefined : decodeUtf8(bytes);
    if (decoded?.ok === false) {
      const words = {
        what: `the part "${filename}" (byte 0x${decoded.byte.toString(16)} is not UTF-8)`,
        expected: 'UTF-8; cloud-init cannot read the part either',
      };
      losses.push(lossIn(file, words));
      continue;
    }
    const part =
      decoded === undefined ? undefined : partOf(leaf, { filename, content: decoded.text, packed });
    if (part === undefined || names.has(filename)) return { parts: undefined, losses: [] };
    names.add(filename);
    parts.push(part);
  }
  return { parts, losses };
}

function partOf(
  leaf: ReadMessage,
  {
    filename,
    content,
    packed,
  }: { readonly filename: string; readonly content: string; readonly packed: boolean },
): Part | undefined {
  const declared = packed ? 'text/plain' : leaf.contentType;
  const isSniffed = ['text/plain', 'text/x-shellscript'].includes(declared);
  const contentType = (isSniffed ? sniffedType(content) : undefined) ?? declared;
  const mergeType = packed ? undefined : headerOf(leaf, 'merge-type');
  const index = headerOf(leaf, 'launch-index');
  const { launchIndex } =
    index === undefined
      ? { launchIndex: undefined }
      : launchIndexOf({ contentType, content, headers: { 'Launch-Index': index } });
  const isDeclarable =
    parsePartFilename(filename).ok &&
    parseContentType(contentType).ok &&
    (mergeType === undefined || parseMergeType(mergeType).ok) &&
    !filename.startsWith('.');
  if (!isDeclarable) return undefined;
  return {
    filename,
    contentType,
    content,
    ...(mergeType !== undefined && { mergeType }),
    ...(launchIndex !== undefined && { launchIndex }),
    gzip: false,
    encoding: 'auto',
  };
}

function leavesOf(message: ReadMessage): readonly ReadMessage[] {
  if (message.parts !== undefined) return message.parts.flatMap(leavesOf);
  return message.contentType.startsWith('multipart/') ? [] : [message];
}
