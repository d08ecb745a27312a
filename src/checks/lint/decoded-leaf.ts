import { isUtf8 } from 'node:buffer';
import { compressedTypes } from '../../cloud-init/message/compressed-types.js';
import { decodedBody } from '../../cloud-init/message/decoded-body.js';
import { headerOf, type LocatedMessage } from '../../cloud-init/message/read-message.js';
import { nonAscii, unknownEncoding, wrongBase64 } from '../../diagnostics/catalogue/mime.js';
import type { Place } from '../../diagnostics/catalogue/part-message.js';
import { gzipSpoils, notGzip, wrongBytes } from '../../diagnostics/catalogue/user-data.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { PlaceOf } from '../../diagnostics/rendered-text.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import { wrongBase64Line } from './base64-lines.js';
import { type FileText, placesIn } from './file-text.js';
import { unzipped } from './unzipped.js';

export interface DecodedLeaf {
  /** Absent where it cannot be had; the diagnostics say why. */
  readonly content?: string;
  readonly placeOf?: PlaceOf;
  readonly diagnostics: readonly Diagnostic[];
}

interface About {
  readonly filename: string;
  readonly text: FileText;
}

/** The text of a part, its encodings undone. Sources: user_data.py _process_msg, email/message.py get_payload. */
export function decodedLeaf(message: LocatedMessage, { filename, text }: About): DecodedLeaf {
  const place = text.placeAt(message.at);
  const encoding = headerOf(message, 'content-transfer-encoding')?.toLowerCase();
  const isPacked = compressedTypes.includes(message.contentType);
  if (encoding !== undefined && !encodings.includes(encoding)) {
    const index = message.headers.findIndex(([name]) => /^content-transfer-encoding$/i.test(name));
    const at = message.headersAt[index] ?? message.at;
    return { diagnostics: [unknownEncoding(text.placeAt(at), { encoding, known: encodings.slice(0, 5) })] };
  }
  // Nobody has written these since 1990: no word about them.
  if (encoding?.includes('uu')) return { diagnostics: [] };
  const placeOfBody = placesIn(message.body, message.bodyAt, text);
  if (encoding === 'base64') {
    const wrong = wrongBase64Line(message.body);
    if (wrong !== undefined)
      return { diagnostics: [wrongBase64(placeOfBody(wrong.line), { filename, text: wrong.text })] };
  }
  const isEncoded = encoding === 'base64' || encoding === 'quoted-printable';
  if (isPacked) return unpackedLeaf(message, { filename, place });
  if (isEncoded) return textLeaf(decodedBody(message), { filename, place });
  const foreign = lineBeyondAscii(message.body);
  return {
    content: message.body,
    placeOf: placeOfBody,
    diagnostics:
      foreign === undefined ? [] : [nonAscii(placeOfBody(foreign.line), { filename, text: foreign.text })],
  };
}

/** Source: email/message.py get_payload. */
const encodings = [
  ...['7bit', '8bit', 'binary', 'base64', 'quoted-printable'],
  ...['x-uuencode', 'uuencode', 'uue', 'x-uue'],
];

function unpackedLeaf(
  message: LocatedMessage,
  { filename, place }: { filename: string; place: Place },
): DecodedLeaf {
  const bytes = unzipped(decodedBody(message));
  if (bytes === undefined)
    return { diagnostics: [notGzip(place, { filename, contentType: message.contentType })] };
  const leaf = textLeaf(bytes, { filename, place });
  const foreign = leaf.content === undefined ? undefined : lineBeyondAscii(leaf.content);
  if (foreign === undefined) return leaf;
  const spoilt = gzipSpoils(inside(place, foreign.line), { filename, text: foreign.text });
  return { ...leaf, diagnostics: [spoilt] };
}

/** An encoded text has no lines in the file: the place is that of its headers, and says where it is inside. */
function textLeaf(bytes: Buffer, { filename, place }: { filename: string; place: Place }): DecodedLeaf {
  if (!isUtf8(bytes)) {
    const wrong = decodeUtf8(bytes);
    const { line, byte } = wrong.ok ? { line: 1, byte: 0 } : wrong;
    return { diagnostics: [wrongBytes(inside(place, line), { what: `"${filename}"`, byte })] };
  }
  return { content: bytes.toString('utf8'), placeOf: (line) => inside(place, line), diagnostics: [] };
}

const inside = ({ position, hint }: Place, line: number): Place => ({
  position,
  hint: `line ${line} of the decoded part${hint === '' ? '' : `, ${hint}`}`,
});

function lineBeyondAscii(text: string): { readonly line: number; readonly text: string } | undefined {
  const at = text.search(/[^\p{ASCII}]/u);
  if (at < 0) return undefined;
  const line = text.slice(0, at).split('\n').length;
  return { line, text: (text.split('\n')[line - 1] as string).trim() };
}
