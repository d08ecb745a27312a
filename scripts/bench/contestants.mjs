import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { othersIn } from '../lib/bench-others.mjs';
import { root } from '../lib/root.mjs';
import { listCalls } from './calls.mjs';
import { writeFirstForm } from './first-form.mjs';
import { machinesOf } from './fleet.mjs';
import { loops } from './loops.mjs';
import { measure } from './measure.mjs';
import { scratchFolders } from './room.mjs';
import { mostOfOthers, names } from './rows.mjs';
import { bareNode, seedpress, siteIn } from './site.mjs';

/** @typedef {import('./rows.mjs').Contestant} Contestant */

/**
 * What a set needs at its fullest, by what a device took here. Each name counts as an inode: tmpfs counts hard links too.
 * @param {number} count
 * @param {{ runs: number, isInMemory: boolean }} options
 * @returns {import('./room.mjs').Room}
 */
export function roomOf(count, { runs, isInMemory }) {
  const part = Math.min(count, mostOfOthers);
  // With three generations of names, and the other site; a copy is as large as bare calls, and makes a file of each link.
  const [built, copied, firstForm, images] = [
    { inodes: 92, bytes: 125_000 },
    { inodes: 72, bytes: 235_000 },
    { inodes: 275, bytes: 800_000 },
    { inodes: 2, bytes: 750_000 },
  ];
  /** @param {'inodes' | 'bytes'} key */
  const need = (key) => {
    const [made, one] = [count * runs * built[key], part * firstForm[key]];
    return isInMemory
      ? made + Math.max(count * copied[key], one)
      : made + one + runs * (3 * count * copied[key] + part * images[key]);
  };
  return { inodes: need('inodes'), bytes: need('bytes') };
}

/**
 * What is measured with a YAML file for each device, in the order of each run.
 * @param {string} scratch
 * @param {{ count: number, hasOthers: boolean }} options
 * @returns {{ all: readonly Contestant[], taken: () => string }} `taken` is a sentence about what a device takes on the disk, when all ran
 */
export function contestants(scratch, { count, hasOthers }) {
  const three = /** @type {const} */ ({ form: 'files', layouts: 'namespace, nocloud, openstack', scratch });
  const full = siteIn(join(scratch, 'full'), { ...three, count });
  const iso = siteIn(join(scratch, 'iso'), { ...three, count, layouts: 'nocloud' });
  const one = siteIn(join(scratch, 'one'), { ...three, count: 1 });
  let ones = 0;
  const into = scratchFolders(scratch);
  const isLong = count >= 10_000;
  const part = Math.min(count, mostOfOthers);
  const firstForm = (/** @type {number} */ run) => join(scratch, `first-form-${run}`);
  const compiled = compiledCalls(scratch);
  const list = join(scratch, 'calls');
  const taken = { names: 0, inodes: 0, bytes: 0, manifest: 0 };
  /** @param {number} run */
  const listed = (run) => {
    if (run > 0) return;
    Object.assign(taken, listCalls(full.out(run), list));
    taken.manifest = statSync(join(full.out(run), 'current/manifest.json')).size;
  };
  /**
   * Each time in a new folder, as on the first day.
   * @param {string} name
   * @returns {Contestant}
   */
  const other = (name) => ({
    name,
    devices: count,
    once: (run) => {
      const seedOf = (/** @type {string} */ id) => join(iso.out(run), 'current/www', id);
      const found = othersIn(join(scratch, `others-${run}`), { machines: machinesOf(count), seedOf });
      const chosen = found.find((candidate) => candidate.name === name);
      return chosen === undefined ? { wall: 0, cpu: 0, peak: 0 } : measure(chosen.argv, { scratch });
    },
  });
  /** @type {readonly Omit<Contestant, 'devices'>[]} */
  const ours = [
    { name: names.cold, once: full.build, after: listed },
    // Before edits add the names of other generations.
    {
      name: names.copy,
      once: (run) =>
        into((folder) => measure(['cp', '-r', full.out(run), join(folder, 'copy')], { scratch })),
    },
    { name: names.editedFirst, once: full.edited },
    { name: names.edited, once: full.edited, times: isLong ? 5 : 3 },
    { name: names.moved, once: full.moved },
    { name: names.unchanged, once: full.build, times: isLong ? 5 : 3 },
    { name: names.check, once: full.check },
    { name: names.iso, once: iso.build },
  ];
  /** @type {readonly Omit<Contestant, 'devices'>[]} */
  const copies = [
    {
      name: names.firstForm,
      part,
      times: 3,
      once: (run) => {
        const form = firstForm(run);
        if (!existsSync(form)) writeFirstForm(full.out(run), form, { most: part });
        try {
          return measure(['cp', '-r', form, `${form}-copy`], { scratch });
        } finally {
          rmSync(`${form}-copy`, { recursive: true, force: true });
        }
      },
      // 0.8 MB a device, so this goes at once everywhere.
      after: (run) => rmSync(firstForm(run), { recursive: true, force: true }),
    },
    {
      name: 'bare calls, Node',
      once: () => {
        const script = join(root, 'scripts/bench/bare-calls.mjs');
        return into((folder) => measure([process.execPath, script, list, folder], { scratch }));
      },
    },
    {
      name: 'bare calls, C',
      once: () =>
        compiled === undefined
          ? { wall: 0, cpu: 0, peak: 0 }
          : into((folder) => measure([compiled, list, folder], { scratch })),
    },
  ];
  /** @type {readonly Omit<Contestant, 'devices'>[]} */
  const short = [
    {
      name: names.one,
      once: () => {
        ones += 1;
        return one.build(ones);
      },
    },
    { name: names.example, once: () => seedpress(['check', '--root', root, '--quiet'], { scratch }) },
    { name: names.help, once: () => seedpress(['--help'], { scratch, isShort: true }) },
  ];
  const www = (/** @type {number} */ run) => join(iso.out(run), 'current/www');
  const all = [
    ...ours.map((each) => ({ ...each, devices: count })),
    ...loops(scratch, { devices: count, www, into }),
    ...copies.map((each) => ({ ...each, devices: count })),
    ...short.map((each) => ({ ...each, devices: count, times: 5, isAside: true })),
    bareNode(scratch, { devices: count }),
    ...(hasOthers ? ['playbook of Ansible', 'Terraform, without ISOs'].map(other) : []),
  ];
  const each = (/** @type {number} */ value) => (value / count).toFixed(0);
  return {
    all,
    taken: () =>
      `On the disk, a device takes ${each(taken.names)} names, ${each(taken.inodes)} inodes, ${each(taken.bytes / 1000)} KB and ${each(taken.manifest)} bytes of manifest.json.`,
  };
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
