import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
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

const inputs = new Map(
  ['devices', 'templates'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(projectRoot.length + 1), readFileSync(path, 'latin1')] as const;
      }),
  ),
);

test(`${sites} sites with one to four changes at random: built, or refused with places`, async () => {
  const random = randomNumbers(10_000);
  const folder = scratchFolder();
  const root = join(folder, 'site');
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, 'latin1');
  };
  for (const [path, text] of inputs) put(path, text);
  const paths = [...inputs.keys()];
  const faults: string[] = [];
  const ended = { built: 0, refused: 0, other: 0, slowestMs: 0 };
  for (let n = 0; n < sites; n += 1) {
    const changed = new Map<string, string>();
    for (let change = random(4); change >= 0; change -= 1) {
      const path = paths[random(paths.length)] ?? '';
      changed.set(
        path,
        changes[random(changes.length)]?.(changed.get(path) ?? inputs.get(path) ?? '', random) ?? '',
      );
    }
    for (const [path, text] of changed) put(path, text);
    const started = performance.now();
    // Every tenth one is published as well.
    const argv = n % 10 === 0 ? ['build', '--json'] : ['check', '--json'];
    const { code, stdout, stderr } = await runCli(argv, { cwd: root }).catch((error: unknown) => ({
      code: -1,
      stdout: '',
      stderr: String(error),
    }));
    ended.slowestMs = Math.max(ended.slowestMs, Math.round(performance.now() - started));
    const what = (): string => `${n}: ${code} ${stderr.slice(0, 300)} ${[...changed.keys()].join()}`;
    if (code === 0) ended.built += 1;
    else if (code === 1) ended.refused += 1;
    else ended.other += 1;
    if ((code !== 0 && code !== 1) || /internal error|\n +at /.test(stderr)) faults.push(what());
    const { diagnostics = [] } =
      stdout === '' ? {} : (JSON.parse(stdout) as { diagnostics: { file?: string; line?: number }[] });
    if (
      code === 1 &&
      (diagnostics.length === 0 ||
        diagnostics.some(({ file, line }) => file === undefined || line === undefined))
    )
      faults.push(`${what()}: without a place: ${JSON.stringify(diagnostics[0])}`);
    if (code === 1 && existsSync(join(root, 'out'))) faults.push(`${what()}: something was written`);
    for (const path of changed.keys()) put(path, inputs.get(path) ?? '');
    if (code === 0) rmSync(join(root, 'out'), { recursive: true, force: true });
    if (readdirSync(folder).length !== 1) faults.push(`${what()}: something was written outside`);
    if (n % 500 === 499) console.log(`${n + 1} sites: ${JSON.stringify(ended)}, ${faults.length} faults`);
  }
  console.log(`${sites} sites: ${JSON.stringify(ended)}`);
  expect(faults).toEqual([]);
}, 3_600_000);
