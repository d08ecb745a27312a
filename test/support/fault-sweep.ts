import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './cli.js';
import { type Faults, withFailingCalls } from './failing-calls.js';
import { smallDevice as device, smallSite } from './faulty-build.js';
import { editSite } from './sites.js';

/** A command, and what was done before it. */
interface Case {
  readonly argv: readonly string[];
  /** Makes the site from which the command starts; without it there is an empty output folder. */
  readonly before: (root: string) => Promise<void>;
  /** What comes next when it was done, and changes nothing; otherwise the same again. */
  readonly next?: readonly string[];
}

const run = (root: string, ...argv: readonly string[]) => runCli([...argv, '--quiet'], { cwd: root });

/** a stays, b changes, c goes, d comes. */
async function edited(root: string): Promise<void> {
  editSite(root, smallSite);
  await run(root, 'build');
  editSite(root, {
    'devices/b.yaml': device('b', 2, 'generation: 2\n'),
    'devices/c.yaml': undefined,
    'devices/d.yaml': device('d', 4),
  });
}

export const cases: Readonly<Record<string, Case>> = {
  'a first build': { argv: ['build'], before: async (root) => editSite(root, smallSite) },
  'a build of an edit': { argv: ['build'], before: edited },
  'a build --purge': { argv: ['build', '--purge'], before: edited },
  'a third build': {
    argv: ['build'],
    before: async (root) => {
      await edited(root);
      await run(root, 'build');
      editSite(root, { 'devices/a.yaml': device('a', 1, 'generation: 2\n') });
    },
  },
  'a rollback': {
    argv: ['rollback'],
    next: ['rollback', '1'],
    before: async (root) => {
      await edited(root);
      await run(root, 'build');
    },
  },
  'a seal': {
    argv: ['seal', 'a'],
    next: ['build'],
    before: async (root) => {
      editSite(root, { ...smallSite, 'devices/site.yaml': 'defaults: { sealed: true }\n' });
      await run(root, 'build');
    },
  },
  'a merge': {
    argv: ['merge'],
    next: ['build'],
    before: async (root) => {
      await edited(root);
      for (const shard of ['1/2', '2/2']) await run(root, 'build', '--shard', shard);
    },
  },
};

/** Each of them once, and from there on. */
export const kinds: readonly Omit<Faults, 'from'>[] = (['EIO', 'ENOSPC', 'EROFS', 'EMFILE'] as const).flatMap(
  (code) => [true, false].map((isLasting) => ({ code, isLasting })),
);

/**
 * Runs a command again and again, and each time another of its calls is refused, at `points` of them or at each. What is published has to
 * be the old site or the new one, whole, as the exit code says; the message names what the system said; what is left behind the same
 * command removes when it runs again, and then all is as if nothing had been refused.
 */
export async function sweep(
  folder: string,
  { argv, before, next = argv }: Case,
  { kind, points }: { kind: Omit<Faults, 'from'>; points?: number },
): Promise<{ readonly runs: number; readonly faults: readonly string[] }> {
  const whole = join(folder, 'whole');
  await before(whole);
  const copy = (name: string): string => {
    const root = join(folder, name);
    rmSync(root, { recursive: true, force: true });
    cpSync(whole, root, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    return root;
  };
  const right = copy('right');
  const old = shownBy(right);
  const counted = await withFailingCalls({ ...kind, from: 1e9 }, { folder: right }, () =>
    run(right, ...argv),
  );
  const wanted = { shown: shownBy(right), held: heldBy(right) };
  const faults: string[] = [];
  if (counted.result.code !== 0) faults.push(`${argv.join(' ')}: ${counted.result.stderr}`);
  const step = points === undefined ? 1 : Math.max(1, Math.floor(counted.calls / points));
  let runs = 0;
  for (let from = points === undefined ? 1 : 1 + (step >> 1); from <= counted.calls; from += step) {
    runs += 1;
    const root = copy('refused');
    const { result, failed } = await withFailingCalls({ ...kind, from }, { folder: root }, () =>
      run(root, ...argv),
    );
    const fault = (text: string): void =>
      void faults.push(`${kind.code}${kind.isLasting ? ' from' : ''} ${from} (${failed}): ${text}`);
    const shown = shownBy(root);
    if (result.code === 0 && shown !== wanted.shown) fault('exit code 0, and the new site is not published');
    if (result.code !== 0 && shown !== old) fault(`exit code ${result.code}, and the old site is not there`);
    if (result.code !== 0 && result.code !== 3 && !(result.code === 1 && kind.code === 'EMFILE'))
      fault(`exit code ${result.code}: ${result.stderr}`);
    if (result.code !== 0 && !result.stderr.includes(kind.code)) fault(`it says ${result.stderr}`);
    if (/internal error|\n +at /.test(result.stderr)) fault(`it says ${result.stderr}`);
    if (result.code === 3 && !kind.isLasting && !/unlink|rmdir|rm|rename/.test(failed ?? '')) {
      // What a merge has taken out of its shards is for the next one.
      const left = leftovers(root).filter((name) => argv[0] !== 'merge' || name !== '.building');
      if (left.length > 0) fault(`left at once: ${left.join()}`);
    }
    const again = await run(root, ...(result.code === 0 ? next : argv));
    if (again.code !== 0) fault(`the next one: ${again.code} ${again.stderr}`);
    if (shownBy(root) !== wanted.shown) fault('the next one publishes something else');
    const [held, left] = [heldBy(root), leftovers(root)];
    if (held !== wanted.held && argv[0] !== 'rollback')
      fault(`the next one leaves ${held}, not ${wanted.held}`);
    if (left.length > 0) fault(`the next one leaves ${left.join()}`);
  }
  return { runs, faults };
}

/** All that is published, links followed; what differs from build to build aside. */
function shownBy(root: string): string {
  const current = join(root, 'out/current');
  if (!existsSync(current)) return '';
  const lines: string[] = [];
  const look = (path: string): void => {
    for (const name of readdirSync(join(current, path)).sort()) {
      const below = path === '' ? name : `${path}/${name}`;
      if (below === 'state') continue;
      if (statSync(join(current, below)).isDirectory()) look(below);
      else lines.push(`${below} ${readFileSync(join(current, below), 'latin1')}`);
    }
  };
  look('');
  return lines.join('\n');
}

/** Names of data, in short. */
const heldBy = (root: string): string =>
  ['store', 'seeds']
    .map((name) => {
      const folder = join(root, 'out', name);
      return `${name}: ${
        existsSync(folder)
          ? readdirSync(folder)
              .map((found) => found.replace(/^(.{8})[0-9a-f]{56}/, '$1'))
              .sort()
              .join(' ')
          : 'none'
      }`;
    })
    .join('; ');

const leftovers = (root: string): readonly string[] =>
  existsSync(join(root, 'out'))
    ? readdirSync(join(root, 'out'), { recursive: true, encoding: 'utf8' }).filter(
        (name) =>
          /\.new-|\.building|\.lock|^shards/.test(name) && !/^shards\/[12]/.test(name) && name !== 'shards',
      )
    : [];
