import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledMain } from '../lib/compile.mjs';
import { csvRow, deviceYaml, idOf, writeFleet } from './fleet.mjs';
import { measure } from './measure.mjs';

/** @typedef {import('./measure.mjs').Figures} Figures */

/**
 * Writes a site, and measures what is done with it. Each run has an output folder of its own.
 * @param {string} folder a new one
 * @param {{ scratch: string } & import('./fleet.mjs').Fleet} options
 */
export function siteIn(folder, { scratch, ...fleet }) {
  writeFleet(folder, fleet);
  let generation = 1;
  /** @param {number} run */
  const out = (run) => join(folder, `out-${run}`);
  /** @param {number} run */
  const build = (run) => seedpress(['build', '--root', folder, '--out', out(run), '--quiet'], { scratch });
  /** @type {(yaml: string, row: string) => void} */
  const write = (yaml, row) => {
    if (fleet.form === 'files') writeFileSync(join(folder, 'devices', `${idOf(1)}.yaml`), yaml);
    else {
      const path = join(folder, 'devices', 'fleet.csv');
      writeFileSync(path, readFileSync(path, 'utf8').replace(new RegExp(`^${idOf(1)},.*$`, 'm'), row));
    }
  };
  return {
    out,
    build,
    /** The first device gets another generation, which is another instance. @type {(run: number) => Figures} */
    edited: (run) => {
      generation += 1;
      write(deviceYaml(1, `generation: ${generation}\n`), csvRow(1, generation));
      return build(run);
    },
    /** The first device gets the address of one that is not there. @type {(run: number) => Figures} */
    moved: (run) => {
      const other = fleet.count + run + 1;
      write(deviceYaml(other).replace(/^id: .*/, `id: ${idOf(1)}`), csvRow(other).replace(/^[^,]*/, idOf(1)));
      return build(run);
    },
    check: () => seedpress(['check', '--root', folder, '--quiet'], { scratch }),
  };
}

/**
 * @param {readonly string[]} words
 * @param {Parameters<typeof measure>[1]} options
 */
export const seedpress = (words, options) => measure([process.execPath, compiledMain, ...words], options);

/**
 * What does not depend on the fleet: a start, and Node by itself, in which seconds of a machine that is not always as fast can be counted.
 * @param {string} scratch
 * @param {{ devices: number }} options
 * @returns {import('./rows.mjs').Contestant}
 */
export const bareNode = (scratch, { devices }) => ({
  name: "bare `node -e ''`",
  devices,
  times: 9,
  isAside: true,
  once: () => measure([process.execPath, '-e', ''], { scratch, isShort: true }),
});
