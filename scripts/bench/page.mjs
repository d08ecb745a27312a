import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';
import { names } from './rows.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

/**
 * The table of a set, in Markdown: figures of the whole fleet, with each row's ratio to `cp -r`.
 * @param {readonly Row[]} rows
 */
export function tableOf(rows) {
  const copy = rows.find(({ name }) => name === names.copy)?.figures;
  const lines = rows.map((row) => {
    const { wall, cpu } = row.figures;
    const [ofWall, ofCpu] =
      copy === undefined || row.isAside
        ? ['', '']
        : [(wall / copy.wall).toFixed(2), (cpu / copy.cpu).toFixed(2)];
    return `| ${[nameOf(row), ...figuresOf(row), ofWall, ofCpu].join(' | ')} |`;
  });
  return [
    '| what | wall s | CPU s | peak MB | wall / `cp -r` | CPU / `cp -r` |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/**
 * The same of fleets of different sizes, with the cost of a device.
 * @param {readonly Row[]} rows
 */
export function largeTableOf(rows) {
  const lines = rows.map((row) => {
    const [devices, each] = row.isAside
      ? ['', '']
      : [row.devices.toLocaleString('en'), ((row.figures.cpu * 1000) / row.devices).toFixed(3)];
    return `| ${[nameOf(row), devices, ...figuresOf(row), each].join(' | ')} |`;
  });
  return [
    '| what | devices | wall s | CPU s | peak MB | CPU ms a device |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** @param {Row} row */
const nameOf = ({ name, devices, part }) =>
  part < devices ? `${name} (${part.toLocaleString('en')} of them measured)` : name;

/** @param {Row} row */
const figuresOf = ({ figures: { wall, cpu, peak } }) => [
  seconds(wall),
  seconds(cpu),
  peak === 0 ? '' : peak.toFixed(0),
];

/**
 * How much longer loops of other tools take than the build that makes the same images, and how a cold build is to a copy.
 * @param {readonly Row[]} rows
 */
export function ratioLines(rows) {
  const find = (/** @type {string} */ name) => rows.find((row) => row.name === name)?.figures;
  const [ours, build, copy] = [names.iso, names.cold, names.firstForm].map(find);
  const loops = [names.localds, names.genisoimage].flatMap((name) => {
    const theirs = find(name);
    if (ours === undefined || theirs === undefined) return [];
    const times = `${(theirs.wall / ours.wall).toFixed(1)} times the wall time, ${(theirs.cpu / ours.cpu).toFixed(1)} times the CPU`;
    return [`A ${name.replace(' (ISO)', '')} takes ${times} of the build with NoCloud and ISO.`];
  });
  if (build === undefined || copy === undefined) return loops.join('\n');
  const [wall, cpu] = [(build.wall / copy.wall).toFixed(2), (build.cpu / copy.cpu).toFixed(2)];
  const line = `The cold build takes ${wall} of the wall time and ${cpu} of the CPU of ${names.firstForm}.`;
  return [...loops, line].join('\n');
}

const seconds = (/** @type {number} */ value) => value.toFixed(value < 0.1 ? 3 : value < 10 ? 2 : 1);

/**
 * Puts what was measured between the marks of a page.
 * @param {string} name
 * @param {string} text
 * @param {{ page?: string }} [options]
 */
export function writeToPage(name, text, { page: document = 'docs/performance.md' } = {}) {
  const path = join(root, document);
  const page = withText(readFileSync(path, 'utf8'), { name, text });
  if (page === undefined) throw new Error(`${document} has no place for ${name}: <!-- bench ${name} -->`);
  writeFileSync(path, page);
}

/**
 * @param {string} page
 * @param {{ name: string, text: string }} what
 * @returns {string | undefined} undefined where the page has no such place
 */
export function withText(page, { name, text }) {
  const [start, end] = [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  return from === -1 || to < from
    ? undefined
    : `${page.slice(0, from + start.length)}\n${text}\n${page.slice(to)}`;
}
