import type { Manifest } from '../domain/manifest.js';
import { devicePieces, devicesEnd, devicesStart, type EarlierManifest } from './manifest-devices.js';
import type { Lines } from './state/lines.js';

/**
 * manifest.json: JSON with a line for each file that was read and for each device, so that people can look for one. It comes in pieces, each
 * of which holds until the next one is asked for: that of a large fleet is half as long as its ledger. `earlier` saves making what is as it was.
 */
export function* manifestPieces(
  { format, seedpress, inputs: { files, ...others }, site }: Omit<Manifest, 'devices'>,
  lines: Lines,
  earlier?: EarlierManifest,
): Iterable<Uint8Array> {
  const read = files.map((file) => JSON.stringify(file)).join(',\n');
  yield Buffer.from(`{
"format": ${format},
"seedpress": ${JSON.stringify(seedpress)},
"inputs": ${JSON.stringify(others).slice(0, -1)}, "files": [
${read}
]},
"site": ${JSON.stringify(site)},${devicesStart}`);
  yield* devicePieces(lines, earlier);
  yield Buffer.from(devicesEnd);
}
