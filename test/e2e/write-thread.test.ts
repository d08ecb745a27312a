import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { runFaulty as run, smallDevice, smallSite } from '../support/faulty-build.js';
import { writeSite } from '../support/sites.js';

// Of so many devices a thread writes the last ones. It has calls of node:fs of its own.
const count = 240;
const idOf = (n: number): string => `vm-${String(n).padStart(3, '0')}`;
const fleet = {
  ...smallSite,
  'devices/a.yaml': 'id: a\ntype: leaf\n',
  'devices/site.yaml': 'layouts: [nocloud]\nimages: [nocloud]\n',
  ...Object.fromEntries(
    Array.from({ length: count }, (_, n) => {
      const text = smallDevice(idOf(n), 1).replace('192.0.2.1', `10.0.${n >> 7}.${(n & 127) + 1}`);
      return [`devices/${idOf(n)}.yaml`, text];
    }),
  ),
};

const inThread = (faults: object): object => ({ ...faults, inThreads: true });

const contentsOf = (root: string): readonly string[] =>
  Object.values(
    (
      JSON.parse(readFileSync(join(root, 'out/current/manifest.json'), 'utf8')) as {
        readonly devices: Readonly<Record<string, { readonly content: string }>>;
      }
    ).devices,
  ).map(({ content }) => content);

const leftovers = (root: string): readonly string[] =>
  existsSync(join(root, 'out'))
    ? readdirSync(join(root, 'out'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.new-|\.building|\.lock/.test(name),
      )
    : [];

test('a thread writes what this one would', async () => {
  const [one, other] = [writeSite(fleet), writeSite(fleet)];
  // It takes part: where all of its calls are refused nothing is published.
  expect(run(['build'], { cwd: one, faults: inThread({ names: ['mkdirSync'], code: 'EIO' }) }).code).toBe(3);
  expect(run(['build'], { cwd: one }).code).toBe(0);
  expect(run(['verify'], { cwd: one }).code).toBe(0);
  expect((await runCli(['build'], { cwd: other })).code).toBe(0);
  expect(contentsOf(one)).toHaveLength(count + 3);
  expect(contentsOf(one)).toEqual(contentsOf(other));
}, 120_000);

test.each([
  ['mkdirSync', 'ENOSPC', 30],
  ['writeFileSync', 'EIO', 1],
  ['linkSync', 'EROFS', 50],
  ['openSync', 'EMFILE', 20],
] as const)(
  '%s refused with %s in the thread: the exit code and the message say so, and nothing is left',
  (name, code, from) => {
    const root = writeSite(fleet);
    const refused = run(['build'], { cwd: root, faults: inThread({ names: [name], code, from }) });
    expect(refused.code, refused.stderr).toBe(3);
    expect(refused.stderr).toContain(code);
    expect(refused.stderr).not.toMatch(/internal error|\n +at /);
    expect(existsSync(join(root, 'out/current'))).toBe(false);
    expect(leftovers(root)).toEqual([]);
    expect(run(['build'], { cwd: root }).code).toBe(0);
    expect(run(['verify'], { cwd: root }).code).toBe(0);
  },
  120_000,
);

test.each(['EPERM', 'EMLINK'])(
  'links refused with %s in the thread are copies',
  (code) => {
    const root = writeSite(fleet);
    const built = run(['build'], { cwd: root, faults: inThread({ names: ['linkSync'], code, from: 10 }) });
    expect(built.code, built.stderr).toBe(0);
    expect(run(['verify'], { cwd: root }).code).toBe(0);
  },
  120_000,
);

test.each([1, 200])(
  'a kill at call %i of the thread: the next build is whole',
  (from) => {
    const root = writeSite(fleet);
    const names = ['mkdirSync', 'writeFileSync', 'linkSync', 'openSync'];
    expect(run(['build'], { cwd: root, faults: inThread({ names, from, kill: true }) }).signal).toBe(
      'SIGKILL',
    );
    expect(existsSync(join(root, 'out/current'))).toBe(false);
    expect(run(['build'], { cwd: root }).code).toBe(0);
    expect(leftovers(root)).toEqual([]);
    expect(run(['verify'], { cwd: root }).code).toBe(0);
  },
  120_000,
);

test('a device that is refused after the thread has begun: nothing is left', () => {
  const root = writeSite({ ...fleet, 'devices/z.yaml': 'id: z\ntype: leaf\nuser_data: [nothing.script]\n' });
  const refused = run(['build'], { cwd: root });
  expect(refused.code, refused.stderr).toBe(1);
  expect(existsSync(join(root, 'out/current'))).toBe(false);
  expect(leftovers(root)).toEqual([]);
}, 120_000);
