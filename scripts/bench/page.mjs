import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';
import { firstFormRow } from './first-form.mjs';

/** @typedef {import('./measure.mjs').Figures} Figures */
/** @typedef {{ name: string, devices: number, figures: Figures }} Row */

/**
 * The table of a set, in Markdown: figures of the whole fleet, with each row's ratio to `cp -r`.
 * @param {readonly Row[]} rows
 * @param {{ count: number }} options
 */
export function tableOf(rows, { count }) {
  const copy = rows.find(({ name }) => name.startsWith('`cp'));
  const lines = rows.map((row) => {
    const { wall, cpu, peak } = whole(row, count);
    const ratio = copy === undefined || isAside(row.name) ? '' : (cpu / copy.figures.cpu).toFixed(2);
    const ofWall = copy === undefined || isAside(row.name) ? '' : (wall / copy.figures.wall).toFixed(2);
    const note = row.devices < count ? ` (${row.devices} of them measured)` : '';
    const cells = [seconds(wall), seconds(cpu), peak === 0 ? '' : peak.toFixed(0), ofWall, ratio];
    return `| ${row.name}${note} | ${cells.join(' | ')} |`;
  });
  return [
    '| what | wall s | CPU s | peak MiB | wall / `cp -r` | CPU / `cp -r` |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/**
 * How much longer the loop of cloud-localds takes than the build that makes the same images.
 * @param {readonly Row[]} rows
 * @param {{ count: number }} options
 */
export function ratioLine(rows, { count }) {
  const ours = rows.find(({ name }) => name.includes('NoCloud and ISO'));
  const lines = rows.flatMap((row) => {
    if (ours === undefined || !row.name.startsWith('loop')) return [];
    const { wall, cpu } = whole(row, count);
    const times = `${(wall / ours.figures.wall).toFixed(1)} times the wall time, ${(cpu / ours.figures.cpu).toFixed(1)} times the CPU`;
    return [`A ${row.name.replace(' (ISO)', '')} takes ${times} of the build with NoCloud and ISO.`];
  });
  return [...lines, ...firstFormLine(rows, { count })].join('\n');
}

/**
 * The goal of a cold build: 0.4 of the wall time and 0.5 of the CPU.
 * @param {readonly Row[]} rows
 * @param {{ count: number }} options
 */
function firstFormLine(rows, { count }) {
  const [build, copy] = ['cold build', firstFormRow].map((name) => rows.find((row) => row.name === name));
  if (build === undefined || copy === undefined) return [];
  const [ours, theirs] = [whole(build, count), whole(copy, count)];
  const [wall, cpu] = [(ours.wall / theirs.wall).toFixed(2), (ours.cpu / theirs.cpu).toFixed(2)];
  return [`The cold build takes ${wall} of the wall time and ${cpu} of the CPU of ${firstFormRow}.`];
}

/** What is no part of the comparison with a copy. */
const isAside = (/** @type {string} */ name) => /help|example fleet|one device, cold/.test(name);

/**
 * @param {Row} row
 * @param {number} count
 * @returns {Figures}
 */
function whole({ devices, figures: { wall, cpu, peak } }, count) {
  return { wall: (wall * count) / devices, cpu: (cpu * count) / devices, peak };
}

const seconds = (/** @type {number} */ value) => value.toFixed(value < 10 ? 2 : 1);

/**
 * Puts the tables between the marks of a page.
 * @param {string} name
 * @param {string} text
 * @param {{ page?: string }} [options]
 */
export function writeToPage(name, text, { page: document = 'docs/performance.md' } = {}) {
  const path = join(root, document);
  const page = readFileSync(path, 'utf8');
  const [start, end] = [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`${document} has no place for ${name}: ${start} … ${end}`);
  writeFileSync(path, `${page.slice(0, from + start.length)}\n${text}\n${page.slice(to)}`);
}
