import { spawn } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { program, programNode, runProgram } from './program.js';
import { randomNumbers, randomSite } from './random-site.js';

export interface RandomRounds {
  readonly rounds: number;
  readonly kills: number;
  /** Entries of the store, and how many a build from nothing has. */
  readonly stored: readonly [number, number];
  /** What was wrong; empty where all is well. */
  readonly faults: readonly string[];
}

/**
 * Edits a site at random and builds it, some builds killed at a random moment, and compares what is published after each round
 * with itself, and in the end with a build from nothing.
 */
export async function randomRounds(
  folder: string,
  { seed, rounds, devices, killEvery }: { seed: number; rounds: number; devices: number; killEvery: number },
): Promise<RandomRounds> {
  const root = join(folder, 'site');
  for (const name of ['devices', 'templates/leaf']) mkdirSync(join(root, name), { recursive: true });
  const site = randomSite(root, { seed, count: devices });
  const random = randomNumbers(seed + 1);
  const out = join(folder, 'out');
  const args = ['build', '--root', root, '--out', out, '--quiet'];
  const faults: string[] = [];
  let kills = 0;
  let longestMs = 1500;
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) site.edit();
    if (round > 0 && round % killEvery === 0) {
      kills += (await killedBuild(args, { folder, afterMs: 100 + random(longestMs) })) ? 1 : 0;
      faults.push(...faultsOf(out).map((fault) => `round ${round}, killed: ${fault}`));
      site.edit();
    }
    const started = Date.now();
    const { code, stderr } = runProgram(args, { cwd: folder });
    longestMs = Date.now() - started;
    if (code !== 0) faults.push(`round ${round}: exit code ${code}: ${stderr}`);
    faults.push(...faultsOf(out).map((fault) => `round ${round}: ${fault}`));
  }
  const fresh = join(folder, 'fresh');
  const { code } = runProgram(['build', '--root', root, '--out', fresh, '--quiet'], { cwd: folder });
  if (code !== 0) faults.push(`from nothing: exit code ${code}`);
  const [incremental, whole] = [publishedTree(out), publishedTree(fresh)];
  for (const path of new Set([...incremental.keys(), ...whole.keys()]))
    if (incremental.get(path) !== whole.get(path)) faults.push(`${path} is not that of a build from nothing`);
  // With one generation the store has what a build from nothing has.
  runProgram([...args, '--purge'], { cwd: folder });
  const stored = [out, fresh].map(
    (of) => readdirSync(join(of, 'store')).length + readdirSync(join(of, 'seeds')).length,
  ) as [number, number];
  return { rounds, kills, stored, faults };
}

async function killedBuild(
  args: readonly string[],
  { folder, afterMs }: { folder: string; afterMs: number },
): Promise<boolean> {
  const child = spawn(programNode, [program, ...args], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise<boolean>((resolve) => child.on('exit', (_, signal) => resolve(signal !== null)));
  await Promise.race([ended, wait(afterMs)]);
  child.kill('SIGKILL');
  return ended;
}

interface ShownDevice {
  readonly digest: string;
  readonly management_ip: string;
  readonly uuid: string;
}

/** What does not fit together of what is published: names, digests, and the address that a device's files tell. */
function faultsOf(out: string): readonly string[] {
  const current = join(out, 'current');
  let devices: Readonly<Record<string, ShownDevice>>;
  try {
    devices = JSON.parse(readFileSync(join(current, 'manifest.json'), 'utf8')).devices;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : [String(error)];
  }
  const ids = Object.keys(devices);
  const faults: string[] = [];
  for (const [folder, names] of Object.entries({
    www: ids,
    'by-ip': ids.map((id) => devices[id]?.management_ip ?? ''),
    'by-uuid': ids.map((id) => devices[id]?.uuid ?? ''),
    images: ids.flatMap((id) => [`${id}.iso`, `${id}.guestinfo.json`]),
  })) {
    const found = readdirSync(join(current, folder)).sort().join();
    if (found !== [...names].sort().join()) faults.push(`${folder}/ has other names than the manifest`);
  }
  for (const [id, { digest, management_ip: address, uuid }] of Object.entries(devices)) {
    const stored = realpathSync(join(out, 'store', digest));
    for (const name of [`www/${id}`, `by-ip/${address}`, `by-uuid/${uuid}`])
      if (realpathSync(join(current, name)) !== stored) faults.push(`${name} leads elsewhere`);
    if (realpathSync(join(current, `images/${id}.iso`)) !== `${stored}.iso`)
      faults.push(`images/${id}.iso leads elsewhere`);
    const own = readFileSync(join(current, `www/${id}/lab/latest/meta_data/local-ipv4`), 'utf8');
    if (own !== address) faults.push(`${id} is told ${own}, and its address is ${address}`);
  }
  return faults;
}

/** All that a generation shows, links followed to what they lead to; what tells of earlier generations aside. */
function publishedTree(out: string): ReadonlyMap<string, string> {
  const current = realpathSync(join(out, 'current'));
  const tree = new Map<string, string>();
  const look = (path: string): void => {
    for (const name of readdirSync(join(current, path))) {
      const below = path === '' ? name : `${path}/${name}`;
      const stats = lstatSync(join(current, below));
      if (stats.isDirectory()) look(below);
      else if (stats.isSymbolicLink()) {
        const target = readlinkSync(join(current, below));
        tree.set(below, target);
        lookStored(target.split('/').at(-1) ?? '');
      } else if (!/^state\/(?:changes|inputs|sums)$/.test(below))
        tree.set(below, readFileSync(join(current, below), 'latin1'));
    }
  };
  const lookStored = (name: string): void => {
    if (tree.has(`store/${name}`)) return;
    const path = join(out, 'store', name);
    const isFolder = lstatSync(path).isDirectory();
    tree.set(`store/${name}`, isFolder ? 'folder' : readFileSync(path, 'latin1'));
    for (const below of isFolder ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [])
      if (lstatSync(join(path, below)).isFile())
        tree.set(`store/${name}/${below}`, readFileSync(join(path, below), 'latin1'));
  };
  look('');
  return tree;
}
