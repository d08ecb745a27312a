import { isUtf8 } from 'node:buffer';
import { headerOf, type ReadMessage } from './read-message.js';

/** The bytes that a message carries, its transfer encoding undone. Source: email/message.py get_payload. */
export function decodedBody(message: ReadMessage): Buffer {
  const bytes = asciiBytes(message.body);
  switch (headerOf(message, 'content-transfer-encoding')?.toLowerCase()) {
    case 'base64':
      return Buffer.from(bytes.toString('latin1'), 'base64');
    case 'quoted-printable':
      return quotedPrintable(bytes.toString('latin1'));
    default:
      return bytes;
  }
}

/**
 * Bytes as text. What is not UTF-8 becomes half a surrogate pair, which no reader of YAML takes, as cloud-init's
 * surrogateescape does. Source: cloudinit/util.py fully_decoded_payload.
 */
export function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return isUtf8(bytes) ? text : text.replaceAll('\ufffd', '\udcff');
}

/** A text that went through Python's email undeclared: characters beyond ASCII come out as something else. */
export const spoiltText = (text: string): string => textOf(asciiBytes(text));

// Python encodes such a body as raw-unicode-escape: one byte up to U+00FF, `\u4e2d` beyond.
function asciiBytes(body: string): Buffer {
  const escaped = body.replace(/[^\u0000-\u00ff]/gu, (character) => {
    const point = character.codePointAt(0) as number;
    const hex = point.toString(16);
    return point > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
  });
  return Buffer.from(escaped, 'latin1');
}

/** RFC 2045, section 6.7. */
function quotedPrintable(text: string): Buffer {
  const joined = text.replace(/[ \t]+(?=\r?\n|$)/g, '').replace(/=\r?\n/g, '');
  const decoded = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}
