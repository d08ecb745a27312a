import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { recent } from '../recent.js';
import { base64Runs } from './base64-runs.js';
import type { Span } from './span.js';

/** A text that stands in base64, plain or zipped, in another one. */
export interface PackedText extends Span {
  readonly inner: string;
}

export const packedTexts = recent(
  (text): readonly PackedText[] =>
    base64Runs(text).flatMap(({ start, end }) => {
      const run = text.slice(start, end);
      const inner = unpacked(Buffer.from(run.replace(/\s+/g, ''), 'base64'));
      return inner === undefined ? [] : [{ start, end, inner }];
    }),
  { most: 2000, longest: 20_000 },
);

/** Bytes as a text, unzipped where they are zipped; undefined where they are none. */
export function unpacked(bytes: Buffer): string | undefined {
  const plain = unzipped(bytes);
  if (plain === undefined || !isUtf8(plain)) return undefined;
  const text = plain.toString('utf8');
  return /[^\t\n\r\u0020-\uffff]/u.test(text) ? undefined : text;
}

function unzipped(bytes: Buffer): Buffer | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: 2_000_000 });
  } catch {
    return undefined;
  }
}
