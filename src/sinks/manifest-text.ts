import type { Manifest } from '../domain/manifest.js';

/** manifest.json: JSON with a line for each file that was read and for each device, so that people can look for one. */
export function manifestText({ format, seedpress, inputs, site, devices }: Manifest): string {
  const { files, ...others } = inputs;
  const read = files.map((file) => JSON.stringify(file)).join(',\n');
  const held = Object.entries(devices).map(
    ([id, record]) => `${JSON.stringify(id)}: ${JSON.stringify(record)}`,
  );
  return `{
"format": ${format},
"seedpress": ${JSON.stringify(seedpress)},
"inputs": ${JSON.stringify(others).slice(0, -1)}, "files": [
${read}
]},
"site": ${JSON.stringify(site)},
"devices": {
${held.join(',\n')}
}
}
`;
}
