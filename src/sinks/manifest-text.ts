import type { Manifest } from '../domain/manifest.js';
import { recordBytes } from './state/ledger.js';
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
  const chunks: Uint8Array[] = [Buffer.from(head)];
  for (let index = 0; index < lines.count; index += 1) {
    chunks.push(
      Buffer.from(`${index === 0 ? '' : ',\n'}${JSON.stringify(lines.name(index))}: `),
      recordBytes(lines.slice(index)),
    );
  }
  chunks.push(Buffer.from('\n}\n}\n'));
  return Buffer.concat(chunks);
}
