import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type CliResult, runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { randomNumbers } from '../support/random-site.js';

/** Fewer where there is little time: the same ones, from the first on. */
const sites = Number(process.env.SEEDPRESS_FUZZED_SITES ?? 10_000);
type Random = (below: number) => number;

const hostile = [
  ...[
    '\0',
    '\u2028',
    '\ufeff',
    '\t',
    '{{',
    '}}',
    '{%',
    '%}',
    '&a',
    '*a',
    '<<: ',
    '!!binary ',
    '- ',
    ': ',
    '? ',
    '|',
    '>-',
  ],
  ...[
    '../../etc',
    '/',
    '"',
    "'",
    '0o777',
    '1e999',
    '.nan',
    'null',
    '~',
    '[',
    '{',
    '#cloud-config',
    '$(id)',
    '`',
    '\\',
    '\r',
    '💥',
  ],
];

/** What a person's slip, a bad merge or a hostile hand does to a file. */
const changes: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => splice(text, random(text.length + 1), random(4), hostile[random(hostile.length)] ?? ''),
  (text, random) => splice(text, random(text.length + 1), 1, String.fromCharCode(random(256))),
  (text, random) => splice(text, random(text.length + 1), random(200), ''),
  (text, random) => onLines(text, (lines) => void lines.splice(random(lines.length), 1)),
  (text, random) =>
    onLines(text, (lines) => void lines.splice(random(lines.length), 0, lines[random(lines.length)] ?? '')),
  (text, random) =>
    onLines(text, (lines) => {
      const n = random(lines.length);
      lines[n] = `${' '.repeat(random(5))}${lines[n]}`;
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const [a, b] = [random(lines.length), random(lines.length)];
      [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
    }),
  (text, random) => text.slice(0, random(text.length + 1)),
];

const splice = (text: string, at: number, length: number, more: string): string =>
  text.slice(0, at) + more + text.slice(at + length);

function onLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}

/** Where sites are taken from: the example fleet, and small ones that have between them all that an inventory can say. */
const sources = [
  projectRoot,
  ...['test/golden', 'test/ok'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(projectRoot, folder, name)),
  ),
];

interface Base {
  readonly name: string;
  /** Path -> text, a character for each byte. */
  readonly inputs: ReadonlyMap<string, string>;
  /** The folder of the site, alone in one of its own. */
  readonly root: string;
}

function baseOf(source: string, folder: string): Base {
  const inputs = new Map(
    ['devices', 'templates'].flatMap((name) =>
      readdirSync(join(source, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => {
          const path = join(entry.parentPath, entry.name);
          return [path.slice(source.length + 1), readFileSync(path, 'latin1')] as const;
        }),
    ),
  );
  const root = join(folder, 'site');
  for (const [path, text] of inputs) put(root, path, text);
  return { name: basename(source), inputs, root };
}

function put(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text, 'latin1');
}

/** One to four changes to files of a site: path -> what stands there then. */
function changed({ inputs }: Base, random: Random): ReadonlyMap<string, string> {
  const paths = [...inputs.keys()];
  const found = new Map<string, string>();
  for (let more = random(4); more >= 0; more -= 1) {
    const path = paths[random(paths.length)] ?? '';
    const text = found.get(path) ?? inputs.get(path) ?? '';
    found.set(path, changes[random(changes.length)]?.(text, random) ?? '');
  }
  return found;
}

/** What is wrong with how a command ended: it builds, or refuses with places and leaves nothing. */
function faultsOf({ code, stdout, stderr }: CliResult, { root }: Base): readonly string[] {
  const faults: string[] = [];
  if (![0, 1].includes(code) || /internal error|\n +at /.test(stderr)) faults.push('ended otherwise');
  if (readdirSync(dirname(root)).length !== 1) faults.push('something was written outside');
  if (code !== 1) return faults;
  if (existsSync(join(root, 'out'))) faults.push('something was written');
  const { diagnostics = [] } = stdout === '' ? {} : (JSON.parse(stdout) as { diagnostics?: Place[] });
  const lost = diagnostics.find(({ file, line }) => file === undefined || line === undefined);
  if (diagnostics.length === 0 || lost !== undefined) faults.push(`without a place: ${JSON.stringify(lost)}`);
  return faults;
}

interface Place {
  readonly file?: string;
  readonly line?: number;
}

const died = (error: unknown): CliResult => ({ code: -1, stdout: '', stderr: String(error) });

test(`${sites} sites with one to four changes at random: built, or refused with places`, async () => {
  const random = randomNumbers(10_000);
  const folder = scratchFolder();
  const bases = sources.map((source, n) => baseOf(source, join(folder, String(n))));
  const faults: string[] = [];
  const ended = { built: 0, refused: 0, other: 0, slowestMs: 0 };
  for (let n = 0; n < sites; n += 1) {
    const base = bases[n % bases.length] as Base;
    const { root, inputs } = base;
    const files = changed(base, random);
    for (const [path, text] of files) put(root, path, text);
    // Every tenth one is published as well.
    const argv = [random(10) === 0 ? 'build' : 'check', '--json'];
    const started = performance.now();
    const result = await runCli(argv, { cwd: root }).catch(died);
    ended.slowestMs = Math.max(ended.slowestMs, Math.round(performance.now() - started));
    ended[result.code === 0 ? 'built' : result.code === 1 ? 'refused' : 'other'] += 1;
    for (const fault of faultsOf(result, base))
      faults.push(
        `${n} ${base.name} ${argv[0]}: ${result.code} ${fault}: ${result.stderr.slice(0, 300)} ${JSON.stringify([...files])}`,
      );
    for (const path of files.keys()) put(root, path, inputs.get(path) ?? '');
    if (argv[0] === 'build') rmSync(join(root, 'out'), { recursive: true, force: true });
    if (n % 1_000 === 999) console.log(`${n + 1} sites: ${JSON.stringify(ended)}, ${faults.length} faults`);
  }
  const cpuSeconds = Math.round(process.cpuUsage().user / 1e6);
  console.log(`${sites} sites: ${JSON.stringify(ended)}, ${cpuSeconds} s of CPU`);
  expect(faults).toEqual([]);
}, 3_600_000);
