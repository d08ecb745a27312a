import { medianOf } from './measure.mjs';

/** @typedef {import('./measure.mjs').Figures} Figures */

/**
 * What is measured in a run.
 * @typedef {object} Contestant
 * @property {string} name
 * @property {number} devices how many its figures are for
 * @property {number} [part] how many of them it really makes, where it costs the same for each one
 * @property {number} [times] how often it is measured in each run: what is short, or what much is held against
 * @property {boolean} [isAside] no part of the comparison with a copy
 * @property {(run: number) => Figures} once
 * @property {(run: number) => void} [after] when it was measured so many times
 */

/** @typedef {{ name: string, devices: number, part: number, isAside: boolean, figures: Figures }} Row */

/** What tables, ratios and goals call the same. */
export const names = /** @type {const} */ ({
  cold: 'cold build',
  editedFirst: 'one device edited, the first time',
  edited: 'one device edited',
  moved: 'one device gets another address',
  unchanged: 'nothing changed',
  check: 'check',
  iso: 'cold build, NoCloud and ISO',
  localds: 'loop of cloud-localds (ISO)',
  genisoimage: 'loop of genisoimage (ISO)',
  copy: '`cp -r` of the finished tree',
  firstForm: '`cp -r` of the tree in its first format',
  one: 'one device, cold build',
  example: 'check of the example fleet',
  help: '`--help`',
  bare: "bare `node -e ''`",
});

/** Loops of other tools and copies of the first format take the same for each device, so they need not take all of a large fleet. */
export const mostOfOthers = 1000;

/**
 * Measures all, in turn, so that a machine that gets slower gets slower for all.
 * @param {readonly Contestant[]} contestants
 * @param {{ runs: number }} options
 * @returns {readonly Row[]} medians, for all devices
 */
export function measureAll(contestants, { runs }) {
  /** @type {Figures[][]} */
  const figures = contestants.map(() => []);
  for (let run = 0; run < runs; run += 1)
    contestants.forEach(({ once, times = 1, after }, index) => {
      for (let time = 0; time < times; time += 1) figures[index]?.push(once(run));
      after?.(run);
    });
  const rows = contestants.map(({ name, devices, part = devices, isAside = false }, index) => {
    const { wall, cpu, peak } = medianOf(figures[index] ?? []);
    const more = devices / part;
    return { name, devices, part, isAside, figures: { wall: wall * more, cpu: cpu * more, peak } };
  });
  // A tool that is not here took no time.
  return rows.filter((row) => row.figures.wall > 0);
}
