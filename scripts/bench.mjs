// npm run bench [-- --devices 1000,10000 --runs 3 --large --at /dev/shm --write]: builds of so many devices beside loops of cloud-localds
// and genisoimage, a copy of the finished tree and the bare file-system calls, in turn in one run. Prints medians, peaks of memory
// and ratios, and asserts nothing. --large adds 100,000 devices by CSV, --others a playbook of Ansible and Terraform, where
// they are installed; --write puts the tables into docs/performance.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { contestants } from './bench/contestants.mjs';
import { medianOf } from './bench/measure.mjs';
import { ratioLine, tableOf, writeToPage } from './bench/page.mjs';
import { ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '1000,10000' },
    runs: { type: 'string' },
    large: { type: 'boolean', default: false },
    others: { type: 'boolean', default: false },
    at: { type: 'string', default: tmpdir() },
    write: { type: 'boolean', default: false },
  },
});

ensureInstalled();
ensureCompiled();
for (const [program, from] of [
  ['cloud-localds', 'cloud-image-utils'],
  ['genisoimage', 'genisoimage'],
]) {
  if (spawnSync(program ?? '', ['--help']).error === undefined) continue;
  console.error(`bench: ${program} is missing; apt-get install ${from}`);
  process.exit(2);
}
const scratch = mkdtempSync(join(values.at, 'seedpress-bench-'));
const started = performance.now();
try {
  for (const count of values.devices.split(',').map(Number)) runSet({ count, form: 'files' });
  if (values.large) runSet({ count: 100_000, form: 'csv' });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`the bench took ${((performance.now() - started) / 1000).toFixed(0)} s`);

/** @param {{ count: number, form: 'files' | 'csv' }} set */
function runSet({ count, form }) {
  const folder = join(scratch, String(count));
  mkdirSync(folder);
  const load = loadavg()[0]?.toFixed(0);
  const runs = Number(values.runs ?? (count < 10_000 ? 3 : 1));
  const all = contestants(folder, { count, form, hasOthers: values.others });
  /** @type {import('./bench/measure.mjs').Figures[][]} */
  const figures = all.map(() => []);
  // In turn, so that a machine that gets slower gets slower for all.
  for (let run = 0; run < runs; run += 1) {
    all.forEach(({ once }, index) => {
      figures[index]?.push(once(run));
    });
  }
  const measured = all.map(({ name, devices = count }, index) => ({
    ...{ name, devices },
    figures: medianOf(figures[index] ?? []),
  }));
  // A tool that is not here took no time.
  const rows = measured.filter((row) => row.figures.wall > 0);
  const title = `${count.toLocaleString('en')} devices, ${form === 'csv' ? 'one CSV file' : 'one YAML file each'}; three trees (namespace, NoCloud, OpenStack) and an ISO, unless the row says otherwise.`;
  const where = `Median of ${runs === 1 ? 'one run' : `${runs} runs`}, Node ${process.version.slice(1)}, ${cpus().length} processors (load ${load} at the start), ${values.at.startsWith('/dev/shm') ? 'tmpfs' : values.at}.`;
  const text = `${title}\n${where}\n\n${tableOf(rows, { count })}\n\n${ratioLine(rows, { count })}`;
  console.log(`${text}\n`);
  if (values.write) writeToPage(String(count), text);
  rmSync(folder, { recursive: true, force: true });
}
