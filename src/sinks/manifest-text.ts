import type { Manifest } from '../domain/manifest.js';
import { ledgerFields } from './state/ledger.js';
import type { Lines } from './state/lines.js';

/** manifest.json: JSON with a line for each file that was read and for each device, so that people can look for one. */
export function manifestBytes(
  { format, seedpress, inputs: { files, ...others }, site }: Omit<Manifest, 'devices'>,
  lines: Lines,
): Buffer {
  const read = files.map((file) => JSON.stringify(file)).join(',\n');
  const head = `{
"format": ${format},
"seedpress": ${JSON.stringify(seedpress)},
"inputs": ${JSON.stringify(others).slice(0, -1)}, "files": [
${read}
]},
"site": ${JSON.stringify(site)},
"devices": {
`;
  const tail = '\n}\n}\n';
  const { bytes, count } = lines;
  // A line holds all that the manifest says of its device, but for what stands around the id.
  const text = Buffer.allocUnsafe(Buffer.byteLength(head) + bytes.length + count * 8 + tail.length);
  let at = text.write(head);
  for (let index = 0; index < count; index += 1) {
    // An id has nothing that JSON escapes.
    at += text.write(`${index === 0 ? '' : ',\n'}"${lines.name(index)}": `, at, 'latin1');
    at += bytes.copy(text, at, ...lines.fieldAt(index, ledgerFields.record));
  }
  return text.subarray(0, at + text.write(tail, at));
}
