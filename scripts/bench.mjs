// npm run bench [-- --devices 1000 --runs 3 --full --at /dev/shm]: builds of N devices (namespace, NoCloud and an ISO each; with --full
// OpenStack as well) beside a copy of the finished tree by cp and a loop of cloud-localds that makes the same devices' ISOs, in turn
// in one run. With --others also a playbook of Ansible and Terraform, where they are installed. Prints seconds, peaks of memory and ratios;
// asserts nothing. docs/performance.md and docs/compare.md have what it printed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { othersIn } from './lib/bench-others.mjs';
import { compiledMain, ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

/** @typedef {{ wall: number, cpu: number, peak: number }} Figures peak in MiB, 0 where it is not ours */

const localdsLoop = `
for device in "$1"/*/; do
  device=\${device%/}
  cloud-localds -N "$device/network-config" "$2/\${device##*/}.iso" "$device/user-data" "$device/meta-data"
done`;

const otherNames = ['playbook of Ansible', 'Terraform, without ISOs'];

const { values } = parseArgs({
  options: {
    devices: { type: 'string' },
    runs: { type: 'string' },
    full: { type: 'boolean' },
    others: { type: 'boolean' },
    at: { type: 'string' },
  },
});
const count = Number(values.devices ?? 1000);
const runs = Number(values.runs ?? 3);

ensureInstalled();
ensureCompiled();
if (spawnSync('cloud-localds', ['--help']).error !== undefined) {
  console.error('bench: cloud-localds is missing; apt-get install cloud-image-utils');
  process.exit(2);
}
const scratch = mkdtempSync(join(values.at ?? tmpdir(), 'seedpress-bench-'));
try {
  measure();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function measure() {
  writeFleet(scratch);
  const contestants = contestantsIn(scratch);
  /** @type {Figures[][]} */
  const rows = contestants.map(() => []);
  // In turn, so that a machine that gets slower gets slower for all.
  for (let run = 0; run < runs; run += 1) {
    contestants.forEach(({ once }, index) => rows[index]?.push(once(run)));
  }
  const medians = new Map(contestants.map(({ name }, index) => [name, medianOf(rows[index] ?? [])]));
  console.log(`${count} devices${values.full ? ', three trees' : ''}, median of ${runs} runs\n`);
  console.log(line('what', ['wall s', 'CPU s', 'ms CPU/device', 'peak MiB']));
  for (const [name, { wall, cpu, peak }] of medians) {
    const shown = peak === 0 ? '' : peak.toFixed(0);
    console.log(line(name, [wall.toFixed(2), cpu.toFixed(2), ((cpu / count) * 1000).toFixed(2), shown]));
  }
  const ours = medians.get('build, cold');
  if (ours === undefined) return;
  console.log('');
  for (const name of ['loop of cloud-localds', 'cp -r of the finished tree', ...otherNames]) {
    const theirs = medians.get(name);
    if (theirs === undefined || theirs.wall === 0) continue;
    const [wall, cpu] = [theirs.wall / ours.wall, theirs.cpu / ours.cpu];
    console.log(`${name} / cold build: wall ${wall.toFixed(2)}, CPU ${cpu.toFixed(2)}`);
  }
}

/**
 * @param {string} name
 * @param {readonly string[]} cells
 */
function line(name, cells) {
  return `${name.padEnd(34)}${cells.map((cell) => cell.padStart(15)).join('')}`;
}

/**
 * What is measured, in the order of each run; the first one is compared with the last.
 * @param {string} folder
 * @returns {readonly { name: string, once: (run: number) => Figures }[]}
 */
function contestantsIn(folder) {
  // A new folder for each cold build, and nothing removed before the end: ext4 without a journal is slow to give
  // out inodes that were freed a minute ago, and would be measured in our place.
  let out = '';
  const build = () =>
    time([process.execPath, compiledMain, 'build', '--root', folder, '--out', out, '--quiet']);
  /** @param {number} run */
  const cold = (run) => {
    out = join(folder, `out-${run}`);
    return build();
  };
  /**
   * Each time another value, so that no digest is in the store.
   * @param {(run: number) => string} yaml
   */
  const edited = (yaml) => (/** @type {number} */ run) => {
    writeFileSync(join(folder, 'devices', `${idOf(1)}.yaml`), yaml(run));
    return build();
  };
  /** @param {number} run */
  const copied = (run) => time(['cp', '-r', out, join(folder, `copy-${run}`)]);
  /** @param {number} run */
  const localds = (run) => {
    const images = join(folder, `localds-${run}`);
    mkdirSync(images);
    return time(['bash', '-c', localdsLoop, 'bash', join(out, 'current/www'), images]);
  };
  /**
   * Each time in a new folder, as on the first day.
   * @param {string} name
   */
  const other = (name) => (/** @type {number} */ run) => {
    const seedOf = (/** @type {string} */ id) => join(out, 'current/www', id);
    const found = othersIn(join(folder, `others-${run}`), { machines: machinesOf(), seedOf }).find(
      (one) => one.name === name,
    );
    return found === undefined ? { wall: 0, cpu: 0, peak: 0 } : time(found.argv);
  };
  return [
    { name: 'build, cold', once: cold },
    {
      name: 'build, one device edited, first',
      once: edited((run) => deviceYaml(1, `generation: ${run * 3 + 2}\n`)),
    },
    {
      name: 'build, one device edited',
      once: edited((run) => deviceYaml(1, `generation: ${run * 3 + 3}\n`)),
    },
    {
      name: 'build, another address',
      once: edited((run) => deviceYaml(count + run + 1).replace(/^id: .*/, `id: ${idOf(1)}`)),
    },
    { name: 'build, nothing changed', once: build },
    { name: 'cp -r of the finished tree', once: copied },
    { name: '--help', once: () => time([process.execPath, compiledMain, '--help']) },
    { name: 'loop of cloud-localds', once: localds },
    ...(values.others ? otherNames.map((name) => ({ name, once: other(name) })) : []),
  ];
}

/**
 * Runs a command to its end with its own and its children's time, and with its peak of memory where it is Node.
 * @param {readonly string[]} argv
 * @returns {Figures}
 */
function time([program = '', ...args]) {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>/dev/null';
  const isNode = program === process.execPath;
  const peakFile = join(scratch, 'peak');
  const preload = join(scratch, 'peak.cjs');
  writeFileSync(
    preload,
    "process.on('exit', () => require('fs').writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));",
  );
  const words = isNode ? [program, '--require', preload, ...args] : [program, ...args];
  const timed = spawnSync('bash', ['-c', script, 'bash', ...words], {
    encoding: 'utf8',
    env: { ...process.env, PEAK: peakFile },
  });
  if (timed.status !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${timed.status}`);
  const [wall = 0, user = 0, system = 0] = timed.stderr.trim().split(/\s+/).map(Number);
  return { wall, cpu: user + system, peak: isNode ? Number(readFileSync(peakFile, 'utf8')) / 1024 : 0 };
}

/**
 * @param {readonly Figures[]} figures
 * @returns {Figures}
 */
function medianOf(figures) {
  /** @param {'wall' | 'cpu' | 'peak'} key */
  const middle = (key) => figures.map((one) => one[key]).sort((a, b) => a - b)[figures.length >> 1] ?? 0;
  return { wall: middle('wall'), cpu: middle('cpu'), peak: middle('peak') };
}

/**
 * The example fleet's firewall, as many times as asked, one file a device.
 * @param {string} folder
 */
function writeFleet(folder) {
  cpSync(join(root, 'templates'), join(folder, 'templates'), { recursive: true });
  mkdirSync(join(folder, 'devices'));
  writeFileSync(join(folder, 'devices', 'site.yaml'), siteYaml());
  for (let n = 1; n <= count; n += 1)
    writeFileSync(join(folder, 'devices', `${idOf(n)}.yaml`), deviceYaml(n));
}

// The example's site has more trees than the comparison names.
function siteYaml() {
  return readFileSync(join(root, 'devices', 'site.yaml'), 'utf8')
    .replace(/^layouts:.*$/m, `layouts: [namespace, nocloud${values.full ? ', openstack' : ''}]`)
    .replace(/^images:.*$/m, 'images: [nocloud]');
}

/** @returns {[import('./lib/bench-others.mjs').Machine, ...import('./lib/bench-others.mjs').Machine[]]} */
function machinesOf() {
  const [first, ...rest] = Array.from({ length: count }, (_, index) => machineOf(index + 1));
  if (first === undefined) throw new Error('no devices');
  return [first, ...rest];
}

/** @param {number} n */
function machineOf(n) {
  const [high, low] = [Math.floor(n / 250), (n % 250) + 2];
  const hex = [high, low].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
  return { id: idOf(n), ip: `10.20.${high}.${low}`, mac: `52:54:00:14:${hex}` };
}

/** @param {number} n */
function idOf(n) {
  return `vm-${String(n).padStart(5, '0')}`;
}

/** @param {number} n */
function deviceYaml(n, more = '') {
  const { id, ip, mac } = machineOf(n);
  const gateway = ip.replace(/\d+$/, '1');
  return `id: ${id}
type: waf
management_ip: ${ip}
interfaces:
  - name: eth0
    mac: "${mac}"
    addresses: [${ip}/24]
    gateway4: ${gateway}
    nameservers: { addresses: [${gateway}], search: [example.net] }
${more}`;
}
