import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { roomOf } from '../../scripts/bench/contestants.mjs';
import { goalTable } from '../../scripts/bench/goals.mjs';
import { csvNames, largeCounts, roomOfLarge } from '../../scripts/bench/large.mjs';
import { largeTableOf, ratioLines, tableOf, withText } from '../../scripts/bench/page.mjs';
import { shortOf } from '../../scripts/bench/room.mjs';
import { measureAll, names } from '../../scripts/bench/rows.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';

const row = (name: string, devices: number, cpu: number, more: { wall?: number; peak?: number } = {}) => ({
  ...{ name, devices, part: devices, isAside: false },
  figures: { wall: cpu, cpu, peak: 0, ...more },
});
const verdicts = (table: string) =>
  table.split('\n').map((line) => line.replace(/^\| | \|$/g, '').split(' | '));

test('each goal has what was measured, how much of the bound that is, and a verdict', () => {
  const rows = [
    row(names.cold, 10_000, 10, { wall: 9, peak: 351 }),
    row(names.firstForm, 10_000, 20),
    row(names.edited, 10_000, 0.5),
    row(names.unchanged, 10_000, 0.201),
    row(names.iso, 10_000, 4),
    row(names.localds, 10_000, 100, { wall: 99.9 }),
    row(names.help, 10_000, 0.06),
    row(names.bare, 10_000, 0.05),
  ];
  const localds = 'loop of cloud-localds / build of NoCloud and ISO, 10,000 devices';
  const copy = 'cold build of 10,000 devices / `cp -r` of the tree in its first format';
  expect(verdicts(goalTable(rows)).slice(2)).toEqual([
    [`${copy}, wall time`, 'at most 0.4 ×', '0.450 ×', '1.12', 'not met'],
    [`${copy}, CPU`, 'at most 0.5 ×', '0.500 ×', '1.00', 'met'],
    ['cold build of 10,000 devices, peak', 'at most 350 MB', '351 MB', '1.00', 'not met'],
    ['one of 10,000 devices edited, CPU', 'at most 0.5 s', '0.500 s (10.0 × bare Node)', '1.00', 'met'],
    ['nothing changed, 10,000 devices, CPU', 'at most 0.2 s', '0.201 s (4.0 × bare Node)', '1.00', 'not met'],
    [`${localds}, wall time`, 'at least 25 ×', '25.0 ×', '1.00', 'not met'],
    [`${localds}, CPU`, 'at least 25 ×', '25.0 ×', '1.00', 'met'],
    ['`--help`, CPU', 'at most 0.07 s', '0.0600 s (1.2 × bare Node)', '0.86', 'met'],
  ]);
});

test('goals of a large fleet are held against its own rows, a device of many against one of few', () => {
  const rows = [
    row(csvNames.cold, 10_000, 10, { peak: 300 }),
    row(csvNames.edited, 10_000, 1),
    row(csvNames.cold, 100_000, 101, { peak: 390 }),
    row(csvNames.edited, 100_000, 2),
    row(names.iso, 50_000, 10),
    row(names.localds, 50_000, 400),
  ];
  const told = verdicts(goalTable(rows)).slice(2);
  expect(told.map(([what, , measured, , verdict]) => [what, measured, verdict])).toEqual([
    ['cold build of 100,000 rows, peak', '390 MB', 'met'],
    ['cold build, a device of 100,000 rows / one of 10,000, CPU', '1.01 ×', 'not met'],
    ['one of 100,000 rows edited, CPU', '2.00 s', 'met'],
    ['loop of cloud-localds / build of NoCloud and ISO, 50,000 devices, wall time', '40.0 ×', 'met'],
    ['loop of cloud-localds / build of NoCloud and ISO, 50,000 devices, CPU', '40.0 ×', 'met'],
  ]);
  expect(goalTable([row(names.cold, 1000, 3)])).toBe('');
});

test('what was made of a part stands for all, and the table says so', () => {
  let runs = 0;
  const removed: number[] = [];
  const rows = measureAll(
    [
      { name: names.cold, devices: 10_000, once: () => ({ wall: 3, cpu: 4, peak: 300 }) },
      { name: names.copy, devices: 10_000, once: () => ({ wall: 2, cpu: 2, peak: 0 }) },
      {
        ...{ name: names.firstForm, devices: 10_000, part: 1000, times: 3 },
        once: () => ({ wall: 1, cpu: (runs += 1), peak: 0 }),
        after: (run) => void removed.push(run),
      },
      {
        ...{ name: names.bare, devices: 10_000, isAside: true },
        once: () => ({ wall: 0.05, cpu: 0.05, peak: 0 }),
      },
      { name: 'a tool that is not here', devices: 10_000, once: () => ({ wall: 0, cpu: 0, peak: 0 }) },
    ],
    { runs: 1 },
  );
  expect([runs, removed]).toEqual([3, [0]]);
  expect(tableOf(rows).split('\n').slice(2)).toEqual([
    '| cold build | 3.00 | 4.00 | 300 | 1.50 | 2.00 |',
    '| `cp -r` of the finished tree | 2.00 | 2.00 |  | 1.00 | 1.00 |',
    '| `cp -r` of the tree in its first format (1,000 of them measured) | 10.0 | 20.0 |  | 5.00 | 10.00 |',
    "| bare `node -e ''` | 0.050 | 0.050 |  |  |  |",
  ]);
  expect(ratioLines(rows)).toBe(
    'The cold build takes 0.30 of the wall time and 0.20 of the CPU of `cp -r` of the tree in its first format.',
  );
  expect(largeTableOf(rows).split('\n')[2]).toBe('| cold build | 10,000 | 3.00 | 4.00 | 300 | 0.400 |');
});

test('a file system without room is named with what is needed, before anything is measured', () => {
  const need = roomOf(10_000, { runs: 1, isInMemory: true });
  const large = roomOfLarge(largeCounts, { isInMemory: true });
  // A tmpfs of half of 24 GB.
  const tmpfs = { at: '/dev/shm', inodes: 3_000_000, bytes: 12e9 };
  expect(shortOf('10,000 devices', need, tmpfs)).toBeUndefined();
  expect(shortOf('--large', large, tmpfs)).toBeUndefined();
  expect(shortOf('10,000 devices', need, { ...tmpfs, inodes: 900_000 })).toBe(
    '10,000 devices: needs 1.64 million inodes and 3.6 GB at /dev/shm, which has 0.90 million inodes and 12.0 GB free; choose another folder with --at, fewer with --devices, or mount a tmpfs with nr_inodes',
  );
  // Some file systems count none.
  expect(shortOf('10,000 devices', need, { ...tmpfs, inodes: 0 })).toBeUndefined();
  expect(shortOf('10,000 devices', need, { at: '/', inodes: 0, bytes: 1e9 })).toContain('needs');
});

test('every set has its place in docs/performance.md, which keeps all other lines', () => {
  const page = readFileSync(inRoot('docs/performance.md'), 'utf8');
  for (const name of ['1000', '10000', '100000', 'starts', 'serving']) {
    const written = withText(page, { name, text: 'as measured' });
    expect(written, name).toContain(`<!-- bench ${name} -->\nas measured\n<!-- end of bench ${name} -->`);
    const [start, end] = [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`];
    expect(written?.split(start)[0]).toBe(page.split(start)[0]);
    expect(written?.split(end)[1]).toBe(page.split(end)[1]);
  }
  expect(withText(page, { name: '7', text: '' })).toBeUndefined();
});

test('what is no number of devices is refused', () => {
  const words = [inRoot('scripts/bench.mjs'), '--devices', '1000,ten'];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([
    2,
    'bench: --devices "1000,ten": expected numbers of devices with commas\n',
  ]);
});
