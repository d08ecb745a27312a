// npm run bench [-- --devices 1000,10000 --runs 3 --large --at /dev/shm --write]: builds of so many devices beside loops of cloud-localds
// and genisoimage, copies of the finished tree and the bare file-system calls, in turn in one run. Prints medians, peaks of memory,
// ratios and a verdict for each goal, and asserts nothing. --large adds 100,000 devices by CSV, --others a playbook of Ansible and
// Terraform, where they are installed; --starts and --serving measure those alone, unless --devices or --large are there too;
// --write puts the tables into docs/performance.md. A compile in the middle makes another program of ours, which builds all again:
// leave src/ and dist/ as they are until it ends.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contestants, roomOf } from './bench/contestants.mjs';
import { goalTable } from './bench/goals.mjs';
import { largeContestants, largeCounts, roomOfLarge } from './bench/large.mjs';
import { largeTableOf, ratioLines, tableOf, writeToPage } from './bench/page.mjs';
import { freeRoom, isTmpfs, shortOf } from './bench/room.mjs';
import { measureAll } from './bench/rows.mjs';
import { servingRuns, servingTable } from './bench/serving.mjs';
import { startsRuns, startsTable } from './bench/starts.mjs';
import { ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';

const { values } = parseArgs({
  options: {
    devices: { type: 'string' },
    runs: { type: 'string' },
    large: { type: 'boolean', default: false },
    starts: { type: 'boolean', default: false },
    serving: { type: 'boolean', default: false },
    others: { type: 'boolean', default: false },
    at: { type: 'string', default: tmpdir() },
    write: { type: 'boolean', default: false },
  },
});

/**
 * What is printed as one, under one mark of the page.
 * @typedef {object} Set
 * @property {string} name
 * @property {string} what for whoever has not the room
 * @property {import('./bench/room.mjs').Room} room
 * @property {readonly (readonly [program: string, from: string])[]} needs
 * @property {(folder: string) => string | Promise<string>} measured
 */

const isInMemory = isTmpfs(values.at);
const imageTools = /** @type {const} */ ([
  ['cloud-localds', 'cloud-image-utils'],
  ['genisoimage', 'genisoimage'],
]);
const little = { inodes: 1000, bytes: 100e6 };
const sets = chosenSets();
ensureInstalled();
ensureCompiled();
for (const { what, room, needs } of sets) {
  const missing = needs.find(([program]) => spawnSync(program, ['--help']).error !== undefined);
  if (missing !== undefined) refuse(`${missing[0]} is missing; apt-get install ${missing[1]}`);
  const line = shortOf(what, room, freeRoom(values.at));
  if (line !== undefined) refuse(line);
}
const scratch = mkdtempSync(join(values.at, 'seedpress-bench-'));
const started = performance.now();
try {
  for (const { name, measured } of sets) {
    const folder = join(scratch, name);
    mkdirSync(folder);
    const text = await measured(folder);
    console.log(`${text}\n`);
    if (values.write) writeToPage(name, text);
    rmSync(folder, { recursive: true, force: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`the bench took ${((performance.now() - started) / 1000).toFixed(0)} s`);

/** @returns {readonly Set[]} */
function chosenSets() {
  const { large, starts, serving } = values;
  const usual = large || starts || serving ? '' : '1000,10000';
  const counts = (values.devices ?? usual).split(',').filter(Boolean).map(Number);
  const wrong = counts.find((count) => !(Number.isInteger(count) && count > 0));
  if (wrong !== undefined) refuse(`--devices "${values.devices}": expected numbers of devices with commas`);
  return [
    ...counts.map(filesSet),
    ...(large ? [largeSet()] : []),
    ...(starts
      ? [{ name: 'starts', what: '--starts', room: little, needs: [], measured: measuredStarts }]
      : []),
    ...(serving
      ? [
          {
            ...{ name: 'serving', what: '--serving', room: little, measured: measuredServing },
            needs: [/** @type {const} */ (['nginx', 'nginx-light'])],
          },
        ]
      : []),
  ];
}

/**
 * @param {number} count
 * @returns {Set}
 */
function filesSet(count) {
  const runs = Number(values.runs ?? (count < 10_000 ? 3 : 1));
  return {
    name: String(count),
    what: `${count.toLocaleString('en')} devices`,
    room: roomOf(count, { runs, isInMemory }),
    needs: imageTools,
    measured: (folder) => {
      const at = where(runs);
      const { all, taken } = contestants(folder, { count, hasOthers: values.others });
      const rows = measureAll(all, { runs });
      const title = `${count.toLocaleString('en')} devices, one YAML file each; three trees (namespace, NoCloud, OpenStack) and an ISO, unless the row says otherwise.`;
      const parts = [tableOf(rows), `${ratioLines(rows)}\n${taken()}`, goalTable(rows)];
      return [`${title}\n${at}`, ...parts].join('\n\n');
    },
  };
}

/** @returns {Set} */
function largeSet() {
  return {
    name: '100000',
    what: '--large',
    room: roomOfLarge(largeCounts, { isInMemory }),
    needs: imageTools,
    measured: (folder) => {
      const at = where(1);
      const rows = measureAll(largeContestants(folder, largeCounts), { runs: 1 });
      const title =
        'One CSV file, NoCloud; without images in the rows of CSV, with an ISO for each device in those of ISO.';
      return [`${title}\n${at}`, largeTableOf(rows), goalTable(rows)].join('\n\n');
    },
  };
}

/** @param {string} folder */
function measuredStarts(folder) {
  const at = where(startsRuns);
  return `${at}\n\n${startsTable(folder)}`;
}

/** @param {string} folder */
async function measuredServing(folder) {
  const at = where(servingRuns);
  return `${at}\n\n${await servingTable(folder)}`;
}

/** @param {number} runs */
function where(runs) {
  const load = loadavg()[0]?.toFixed(0);
  const place = isInMemory ? 'tmpfs' : values.at;
  return `Median of ${runs === 1 ? 'one run' : `${runs} runs`}, Node ${process.version.slice(1)}, ${cpus().length} processors (load ${load} at the start), ${place}.`;
}

/**
 * @param {string} line
 * @returns {never}
 */
function refuse(line) {
  console.error(`bench: ${line}`);
  process.exit(2);
}
