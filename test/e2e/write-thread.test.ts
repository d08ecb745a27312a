import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { runFaulty as run } from '../support/faulty-build.js';
import { editSite, writeSite } from '../support/sites.js';
import {
  leftoversIn,
  runThreaded,
  threadedCount,
  threadedSite,
  threadRounds,
} from '../support/threaded-build.js';

const contentsOf = (root: string): readonly string[] =>
  Object.values(
    (
      JSON.parse(readFileSync(join(root, 'out/current/manifest.json'), 'utf8')) as {
        readonly devices: Readonly<Record<string, { readonly content: string }>>;
      }
    ).devices,
  ).map(({ content }) => content);

test('a thread writes what this one would', async () => {
  const [one, other] = [writeSite(threadedSite), writeSite(threadedSite)];
  expect(run(['build'], { cwd: one }).code).toBe(0);
  expect(run(['verify'], { cwd: one }).code).toBe(0);
  // The sources have no thread.
  expect((await runCli(['build'], { cwd: other })).code).toBe(0);
  expect(contentsOf(one)).toHaveLength(threadedCount);
  expect(contentsOf(one)).toEqual(contentsOf(other));
}, 120_000);

test.each([
  ['mkdirSync', 'EROFS', 30],
  ['writeFileSync', 'EIO', 1],
  ['openSync', 'EMFILE', 20],
] as const)(
  '%s refused with %s in the thread: the exit code and the message say so, and nothing is left',
  (name, code, from) => {
    const root = writeSite(threadedSite);
    const refused = runThreaded(root, { names: [name], code, from });
    expect(refused.code, refused.stderr).toBe(3);
    expect(refused.stderr).toContain(code);
    expect(refused.stderr).not.toMatch(/internal error|\n +at /);
    expect(existsSync(join(root, 'out/current'))).toBe(false);
    expect(leftoversIn(root)).toEqual([]);
  },
  120_000,
);

test.each(['EPERM', 'EMLINK'])(
  'links refused with %s in the thread are copies',
  (code) => {
    const root = writeSite(threadedSite);
    const built = runThreaded(root, { names: ['linkSync'], code, from: 10 });
    expect(built.code, built.stderr).toBe(0);
    expect(run(['verify'], { cwd: root }).code).toBe(0);
  },
  120_000,
);

test('a thread that is refused its calls, or killed in one, leaves nothing to the next build', () => {
  // test/soak/kills.test.ts has more of them.
  const { rounds, faults } = threadRounds({ from: 200, step: 1, most: 1 });
  expect(faults).toEqual([]);
  expect(rounds).toBe(1);
}, 120_000);

test('a device that is refused after the thread has begun: nothing is left', () => {
  const root = writeSite(threadedSite);
  editSite(root, {
    'devices/z.yaml': 'id: z\ntype: bad\n',
    'templates/bad/type.yaml': 'user_data: [bad.script]\n',
    'templates/bad/bad.script': '#!/bin/sh\n{{ device.vars.gone }}\n',
  });
  const refused = run(['build'], { cwd: root });
  expect(refused.code, refused.stderr).toBe(1);
  expect(existsSync(join(root, 'out/current'))).toBe(false);
  expect(leftoversIn(root)).toEqual([]);
}, 120_000);
