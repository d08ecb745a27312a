import { csvNames } from './large.mjs';
import { names } from './rows.mjs';

/** @typedef {import('./rows.mjs').Row} Row */
/** @typedef {import('./measure.mjs').Figures} Figures */

/**
 * @typedef {object} Goal
 * @property {string} what
 * @property {(find: Find) => number | undefined} of what was measured; undefined where the set has no such row
 * @property {'s' | 'MB' | '×'} unit
 * @property {number} [most]
 * @property {number} [least]
 */

/** @typedef {(name: string, devices?: number) => Figures | undefined} Find */

/** @type {(unit: 's' | 'MB', name: string, devices?: number) => (find: Find) => number | undefined} */
const figure = (unit, name, devices) => (find) => find(name, devices)?.[unit === 's' ? 'cpu' : 'peak'];

/** @type {(key: 'wall' | 'cpu', of: readonly [string, number], by: readonly [string, number]) => (find: Find) => number | undefined} */
const ratio =
  (key, [name, devices], [other, those]) =>
  (find) => {
    const [one, two] = [find(name, devices), find(other, those)];
    return one && two && one[key] / devices / (two[key] / those);
  };

/** @type {(devices: number, least: number) => readonly Goal[]} */
const underLocalds = (devices, least) =>
  /** @type {const} */ (['wall', 'cpu']).map((key) => ({
    what: `loop of cloud-localds / build of NoCloud and ISO, ${devices.toLocaleString('en')} devices, ${said[key]}`,
    of: ratio(key, [names.localds, devices], [names.iso, devices]),
    unit: '×',
    least,
  }));

const said = { wall: 'wall time', cpu: 'CPU' };

/** @type {readonly Goal[]} */
const goals = [
  ...[/** @type {const} */ (['wall', 0.4]), /** @type {const} */ (['cpu', 0.5])].map(([key, most]) => ({
    what: `cold build of 10,000 devices / ${names.firstForm}, ${said[key]}`,
    of: ratio(key, [names.cold, 10_000], [names.firstForm, 10_000]),
    unit: /** @type {const} */ ('×'),
    most,
  })),
  { what: 'cold build of 10,000 devices, peak', of: figure('MB', names.cold, 10_000), unit: 'MB', most: 350 },
  { what: 'one of 10,000 devices edited', of: figure('s', names.edited, 10_000), unit: 's', most: 0.5 },
  { what: 'nothing changed, 10,000 devices', of: figure('s', names.unchanged, 10_000), unit: 's', most: 0.2 },
  ...underLocalds(10_000, 25),
  {
    what: 'cold build of 100,000 rows, peak',
    of: figure('MB', csvNames.cold, 100_000),
    unit: 'MB',
    most: 400,
  },
  {
    what: 'cold build, a device of 100,000 rows / one of 10,000, CPU',
    of: ratio('cpu', [csvNames.cold, 100_000], [csvNames.cold, 10_000]),
    unit: '×',
    most: 1,
  },
  { what: 'one of 100,000 rows edited', of: figure('s', csvNames.edited, 100_000), unit: 's', most: 2.5 },
  ...underLocalds(50_000, 35),
  { what: 'one device, cold build', of: figure('s', names.one), unit: 's', most: 0.2 },
  { what: names.example, of: figure('s', names.example), unit: 's', most: 0.25 },
  { what: names.help, of: figure('s', names.help), unit: 's', most: 0.07 },
];

/**
 * The goals that a set has figures for, each with what was measured, how much of the goal that is, and a verdict. Beside seconds is what
 * they are in starts of bare Node, since machines differ, and one is not always as fast.
 * @param {readonly Row[]} rows
 * @returns {string} a table in Markdown, empty where no goal is about these rows
 */
export function goalTable(rows) {
  /** @type {Find} */
  const find = (name, devices) =>
    rows.find((row) => row.name === name && (devices === undefined || row.devices === devices))?.figures;
  const bare = find(names.bare)?.cpu;
  const lines = goals.flatMap(({ what, of, unit, most, least }) => {
    const value = of(find);
    if (value === undefined) return [];
    const goal = most ?? least ?? 0;
    const isMet = most === undefined ? value >= goal : value <= goal;
    const inStarts = unit === 's' && bare !== undefined ? ` (${(value / bare).toFixed(1)} × bare Node)` : '';
    const cells = [
      unit === 's' ? `${what}, CPU` : what,
      `at ${most === undefined ? 'least' : 'most'} ${inUnit(goal, unit)}`,
      `${inUnit(value.toPrecision(3), unit)}${inStarts}`,
      (value / goal).toFixed(2),
      isMet ? 'met' : 'not met',
    ];
    return [`| ${cells.join(' | ')} |`];
  });
  if (lines.length === 0) return '';
  return [
    '| goal | bound | measured | measured / bound | verdict |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** @type {(value: number | string, unit: Goal['unit']) => string} */
const inUnit = (value, unit) => `${value} ${unit}`;
