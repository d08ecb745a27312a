import { isUtf8 } from 'node:buffer';

/** The text of a file, or the place of the first byte that is not UTF-8. A byte order mark is no text. */
export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly byte: number };

export function decodeUtf8(bytes: Buffer): DecodedText {
  const text = bytes.toString('utf8');
  if (!isUtf8(bytes)) return firstWrongByte(bytes, text);
  return { ok: true, text: text.startsWith(byteOrderMark) ? text.slice(1) : text };
}

const byteOrderMark = '\ufeff';
const replacement = '\ufffd';

// A wrong byte decodes to U+FFFD; so does a U+FFFD that somebody wrote, which has the bytes EF BF BD.
function firstWrongByte(bytes: Buffer, text: string): DecodedText {
  let offset = 0;
  let done = 0;
  for (let at = text.indexOf(replacement); at >= 0; at = text.indexOf(replacement, at + 1)) {
    offset += Buffer.byteLength(text.slice(done, at));
    done = at;
    if (bytes.readUIntBE(offset, Math.min(3, bytes.length - offset)) !== 0xefbfbd) break;
  }
  const before = text.slice(0, done).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { ok: false, line: before.length, column, byte: bytes[offset] as number };
}
