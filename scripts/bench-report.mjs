// npm run bench:report [-- --devices 10000 --at /dev/shm --write]: the report of a large fleet in Debian's Chromium, as a file and from
// `serve`: what is loaded, when something is seen, how long a search takes, and how long a machine waits for its seed while somebody
// looks at a plan or `serve --watch` builds. Prints a table and asserts nothing; --write puts it into docs/report.md.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machinesOf, writeFleet } from './bench/fleet.mjs';
import { writeToPage } from './bench/page.mjs';
import { measureFile } from './bench/report/as-file.mjs';
import { measureServed } from './bench/report/served.mjs';
import { measureWatched, watchedCount } from './bench/report/watched.mjs';
import { compiledMain, ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '10000' },
    at: { type: 'string', default: tmpdir() },
    write: { type: 'boolean', default: false },
  },
});
ensureInstalled();
ensureCompiled();
const count = Number(values.devices);
const root = mkdtempSync(join(values.at, 'seedpress-bench-report-'));
const load = () => loadavg()[0]?.toFixed(1);
const before = load();
try {
  writeFleet(root, { count, layouts: 'nocloud', form: 'files' });
  const words = [compiledMain, 'build', '--root', root, '--quiet'];
  if (spawnSync(process.execPath, words, { stdio: 'ignore' }).status !== 0) throw new Error('no build');
  writeBoots();
  const rows = [...(await measureFile(root)), ...(await measureServed(root, { count }))];
  const watched = join(root, 'watched');
  writeFleet(watched, { count: watchedCount, layouts: 'nocloud', form: 'files' });
  rows.push(...(await measureWatched(watched)));
  const where = `${count.toLocaleString('en')} devices, one YAML file each, NoCloud and an ISO. Node ${process.version.slice(1)}, Debian's Chromium, ${cpus().length} processors, load ${before} at the start and ${load()} at the end.`;
  const lines = rows.map(([what, figure]) => `| ${what} | ${figure} |`);
  const text = [where, '', '| what | figure |', '| --- | --- |', ...lines].join('\n');
  console.log(text);
  if (values.write) writeToPage('report', text, { page: 'docs/report.md' });
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** A boot of all machines within ten minutes, as the access log tells it. Nine of ten say that they are done. */
function writeBoots() {
  const { devices } = JSON.parse(readFileSync(join(root, 'out/current/manifest.json'), 'utf8'));
  const start = Date.parse('2026-01-01T12:00:00Z');
  const lines = machinesOf(count).flatMap(({ id, ip: peer }, n) => {
    const begin = start + ((n * 7919) % 600_000);
    const line = (/** @type {number} */ at, /** @type {object} */ what) =>
      `${JSON.stringify({ time: new Date(at).toISOString(), peer, digest: devices[id].digest, ...what })}\n`;
    const read = line(begin, { method: 'GET', uri: '/meta-data', status: 200 });
    const end = begin + 30_000 + (n % 97) * 500;
    return n % 10 === 0 ? [read] : [read, line(end, { method: 'POST', uri: '/phone-home', status: 204 })];
  });
  mkdirSync(join(root, 'out/run'), { recursive: true });
  appendFileSync(join(root, 'out/run/access.log'), lines.join(''));
}
