import type { Manifest } from '../domain/manifest.js';
import { ledgerFields } from './state/ledger.js';
import type { Lines } from './state/lines.js';

/**
 * manifest.json: JSON with a line for each file that was read and for each device, so that people can look for one. It comes in pieces, each
 * of which holds until the next one is asked for: that of a large fleet is half as long as its ledger.
 */
export function* manifestPieces(
  { format, seedpress, inputs: { files, ...others }, site }: Omit<Manifest, 'devices'>,
  lines: Lines,
): Iterable<Uint8Array> {
  const read = files.map((file) => JSON.stringify(file)).join(',\n');
  yield Buffer.from(`{
"format": ${format},
"seedpress": ${JSON.stringify(seedpress)},
"inputs": ${JSON.stringify(others).slice(0, -1)}, "files": [
${read}
]},
"site": ${JSON.stringify(site)},
"devices": {
`);
  const { bytes, count } = lines;
  let piece = Buffer.allocUnsafe(Math.min(pieceBytes, bytes.length + count * aroundId));
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    // A line holds all that the manifest says of its device, but for what stands around the id.
    const [name, [start, end]] = [lines.name(index), lines.fieldAt(index, ledgerFields.record)];
    const needed = end - start + name.length + aroundId;
    if (at + needed > piece.length) {
      yield piece.subarray(0, at);
      if (needed > piece.length) piece = Buffer.allocUnsafe(needed);
      at = 0;
    }
    // An id has nothing that JSON escapes.
    at += piece.write(`${index === 0 ? '' : ',\n'}"${name}": `, at, 'latin1');
    at += bytes.copy(piece, at, start, end);
  }
  yield piece.subarray(0, at);
  yield Buffer.from('\n}\n}\n');
}

const pieceBytes = 1 << 20;

/** Bytes: a comma, the end of a line, quotes, a colon and a space. */
const aroundId = 8;
