import { spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { othersIn } from '../lib/bench-others.mjs';
import { compiledMain } from '../lib/compile.mjs';
import { root } from '../lib/root.mjs';
import { firstFormRow, writeFirstForm } from './first-form.mjs';
import { csvRow, deviceYaml, idOf, machinesOf, writeFleet } from './fleet.mjs';
import { measure } from './measure.mjs';

/** @typedef {import('./measure.mjs').Figures} Figures */

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {(run: number) => Figures} once
 * @property {number} [devices] how many it makes, where that is not the whole fleet: its figures are taken as so many times more
 */

/** Loops of other tools take milliseconds a device, so they need not make all of a large fleet. */
const mostOfLoops = 1000;

const localdsLoop = `
find "$1" -mindepth 1 -maxdepth 1 | sort | head -n "$3" | while read -r device; do
  cloud-localds -N "$device/network-config" "$2/\${device##*/}.iso" "$device/user-data" "$device/meta-data" || exit 1
done`;

const genisoimageLoop = `
find "$1" -mindepth 1 -maxdepth 1 | sort | head -n "$3" | while read -r device; do
  genisoimage -quiet -output "$2/\${device##*/}.iso" -volid cidata -joliet -rational-rock \\
    "$device/user-data" "$device/meta-data" "$device/vendor-data" "$device/network-config" || exit 1
done`;

/**
 * What is measured, in the order of each run. Every build writes to a folder of its own and nothing is removed before the end: ext4
 * without a journal is slow to give out inodes that were freed a minute ago, and would be measured in our place.
 * @param {string} scratch
 * @param {{ count: number, form: 'files' | 'csv', hasOthers: boolean }} options
 * @returns {readonly Contestant[]}
 */
export function contestants(scratch, { count, form, hasOthers }) {
  const [full, iso, one] = [join(scratch, 'full'), join(scratch, 'iso'), join(scratch, 'one')];
  writeFleet(full, { count, form, layouts: 'namespace, nocloud, openstack' });
  writeFleet(iso, { count, form, layouts: 'nocloud' });
  writeFleet(one, { count: 1, form: 'files', layouts: 'namespace, nocloud, openstack' });
  /** @type {(...argv: readonly string[]) => Figures} */
  const timed = (...argv) => measure(argv, { scratch });
  /** @type {(...argv: readonly string[]) => Figures} */
  const seedpress = (...argv) => timed(process.execPath, compiledMain, ...argv);
  /** @type {(folder: string, run: number) => string} */
  const outOf = (folder, run) => join(folder, `out-${run}`);
  /** @type {(folder: string, run: number) => Figures} */
  const build = (folder, run) => seedpress('build', '--root', folder, '--out', outOf(folder, run), '--quiet');
  /** @type {(name: string, run: number) => string} */
  const fresh = (name, run) => {
    const folder = join(scratch, `${name}-${run}`);
    mkdirSync(folder);
    return folder;
  };
  /** @type {(yaml: string, row: string) => void} */
  const edit = (yaml, row) => {
    if (form === 'files') writeFileSync(join(full, 'devices', `${idOf(1)}.yaml`), yaml);
    else {
      const path = join(full, 'devices', 'fleet.csv');
      writeFileSync(path, readFileSync(path, 'utf8').replace(new RegExp(`^${idOf(1)},.*$`, 'm'), row));
    }
  };
  /** @type {(run: number, which: number) => Figures} */
  const edited = (run, which) => {
    const generation = run * 3 + which + 2;
    edit(deviceYaml(1, `generation: ${generation}\n`), csvRow(1, generation));
    return build(full, run);
  };
  const inLoop = Math.min(count, mostOfLoops);
  /** @type {(script: string, name: string) => (run: number) => Figures} */
  const loop = (script, name) => (run) =>
    timed(
      'bash',
      '-c',
      script,
      'bash',
      join(outOf(iso, run), 'current/www'),
      fresh(name, run),
      String(inLoop),
    );
  const compiled = compiledCalls(scratch);
  let list = '';
  /** @param {number} run */
  const callsOf = (run) => {
    if (list === '') list = listCalls(outOf(full, run), join(scratch, 'calls'));
    return list;
  };
  /**
   * Each time in a new folder, as on the first day.
   * @param {string} name
   * @returns {Contestant}
   */
  const other = (name) => ({
    name,
    once: (run) => {
      const seedOf = (/** @type {string} */ id) => join(outOf(iso, run), 'current/www', id);
      const found = othersIn(join(scratch, `others-${run}`), { machines: machinesOf(count), seedOf });
      const chosen = found.find((candidate) => candidate.name === name);
      return chosen === undefined ? { wall: 0, cpu: 0, peak: 0 } : timed(...chosen.argv);
    },
  });
  /** @type {readonly (Contestant | undefined)[]} */
  const all = [
    { name: 'cold build', once: (run) => build(full, run) },
    { name: 'one device edited, the first time', once: (run) => edited(run, 0) },
    { name: 'one device edited', once: (run) => edited(run, 1) },
    {
      name: 'one device gets another address',
      once: (run) => {
        const other = count + run + 1;
        edit(
          deviceYaml(other).replace(/^id: .*/, `id: ${idOf(1)}`),
          csvRow(other).replace(/^[^,]*/, idOf(1)),
        );
        return build(full, run);
      },
    },
    { name: 'nothing changed', once: (run) => build(full, run) },
    { name: 'check', once: () => seedpress('check', '--root', full, '--quiet') },
    { name: 'cold build, NoCloud and ISO', once: (run) => build(iso, run) },
    { name: 'loop of cloud-localds (ISO)', devices: inLoop, once: loop(localdsLoop, 'localds') },
    { name: 'loop of genisoimage (ISO)', devices: inLoop, once: loop(genisoimageLoop, 'genisoimage') },
    {
      name: '`cp -r` of the finished tree',
      once: (run) => timed('cp', '-r', outOf(full, run), join(scratch, `copy-${run}`)),
    },
    {
      name: firstFormRow,
      once: (run) => {
        // 0.8 MB a device, so this goes at once.
        const form = join(scratch, `first-form-${run}`);
        const copy = `${form}-copy`;
        try {
          writeFirstForm(outOf(full, run), form);
          return timed('cp', '-r', form, copy);
        } finally {
          for (const folder of [form, copy]) rmSync(folder, { recursive: true, force: true });
        }
      },
    },
    {
      name: 'bare calls, Node',
      once: (run) =>
        timed(process.execPath, join(root, 'scripts/bench/bare-calls.mjs'), callsOf(run), fresh('bare', run)),
    },
    compiled === undefined
      ? undefined
      : { name: 'bare calls, C', once: (run) => timed(compiled, callsOf(run), fresh('bare-c', run)) },
    { name: 'one device, cold build', devices: count, once: (run) => build(one, run) },
    {
      name: 'check of the example fleet',
      devices: count,
      once: () => seedpress('check', '--root', root, '--quiet'),
    },
    { name: '`--help`', devices: count, once: () => seedpress('--help') },
    ...(hasOthers ? ['playbook of Ansible', 'Terraform, without ISOs'].map(other) : []),
  ];
  return all.filter((contestant) => contestant !== undefined);
}

/**
 * The program in C; undefined where there is no compiler.
 * @param {string} scratch
 */
function compiledCalls(scratch) {
  const program = join(scratch, 'bare-calls');
  const { status } = spawnSync('cc', ['-O2', '-o', program, join(root, 'scripts/bench/bare-calls.c')]);
  return status === 0 ? program : undefined;
}

/**
 * Writes down what stands in a finished output folder: what bare-calls.mjs makes again.
 * @param {string} out
 * @param {string} path
 */
function listCalls(out, path) {
  /** @type {string[]} */
  const lines = [];
  /** @type {Map<number, string>} */
  const known = new Map();
  /** @param {string} folder */
  const walk = (folder) => {
    for (const name of readdirSync(join(out, folder))) {
      const below = folder === '' ? name : `${folder}/${name}`;
      const stat = lstatSync(join(out, below));
      if (stat.isDirectory()) {
        lines.push(`d\t${below}`);
        walk(below);
      } else if (stat.isSymbolicLink()) lines.push(`s\t${readlinkSync(join(out, below))}\t${below}`);
      else if (known.has(stat.ino)) lines.push(`h\t${known.get(stat.ino)}\t${below}`);
      else {
        known.set(stat.ino, below);
        lines.push(`f\t${Math.min(stat.size, 1 << 20)}\t${below}`);
      }
    }
  };
  walk('');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
