import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { type RandomSeed, randomSeeds } from './import/random-seeds.js';

const script = readFileSync(new URL('python/seed_pairs.py', import.meta.url), 'utf8');

/** Imports seeds, builds what comes of them, and gives the folders of both for each. */
async function roundTrip(seeds: readonly RandomSeed[], { mayFail = false } = {}) {
  const root = scratchFolder();
  for (const { name, files } of seeds)
    for (const [path, content] of Object.entries(files)) {
      const target = join(root, 'seeds', name, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  const imported = await runCli(['import', 'seed', 'seeds', '--into', 'site'], { cwd: root });
  expect(imported).toMatchObject({ code: 0, stdout: '' });
  const built = await runCli(['build', '--root', 'site'], { cwd: root });
  if (mayFail && built.code === 1) return { messages: imported.stderr, pairs: [] };
  expect(built.code, built.stderr).toBe(0);
  const www = join(root, 'site/out/current/www');
  return {
    messages: imported.stderr,
    pairs: seeds.map(({ name, files }) => {
      const copy = join(root, 'built', name);
      cpSync(join(www, name), copy, { recursive: true, dereference: true });
      // A folder that has both would be read as the other one.
      const isDrive = Object.keys(files).some((path) => path.startsWith('openstack/'));
      return { name, before: join(root, 'seeds', name), after: isDrive ? copy : only(copy, root, name) };
    }),
  };
}

function only(folder: string, root: string, name: string): string {
  const target = join(root, 'nocloud', name);
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(folder, { withFileTypes: true }))
    if (file.isFile()) cpSync(join(folder, file.name), join(target, file.name));
  return target;
}

requires('cloud-init')('seeds that were imported and built', () => {
  test.each([
    { kind: 'nocloud', count: 99 },
    { kind: 'config-drive', count: 66 },
  ] as const)(
    '$count seeds of $kind are to cloud-init what they were',
    { timeout: 300_000 },
    async ({ kind, count }) => {
      const { pairs, messages } = await roundTrip(randomSeeds(count, { kind, seed: 7 }));
      const answers = JSON.parse(
        runPython(script, { args: pairs.flatMap(({ before, after }) => [before, after]) }),
      ) as readonly Record<string, unknown>[];
      const different = pairs.flatMap(({ name }, index) => {
        const [before, after] = [answers[2 * index]!, answers[2 * index + 1]!];
        return Object.keys(before)
          .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
          .map((key) => ({ name, key, before: before[key], after: after[key] }));
      });
      expect(different).toEqual([]);
      // What no guest reads is all that was left out.
      const lost = messages.split('\n').filter((line) => line.includes('import-lost'));
      expect(lost.filter((line) => !line.includes('is not UTF-8'))).toEqual([]);
      expect(lost.length).toBe((2 * count) / 33);
    },
  );
});

const field = join(projectRoot, '..', 'shared', 'field', 'user-data');

// Each by itself: an error in one of them stops the build.
requires('cloud-init')('files of user-data from the field', () => {
  test.skipIf(!existsSync(field))(
    'are to cloud-init what they were, or have an error',
    { timeout: 300_000 },
    async () => {
      const pairs: { name: string; before: string; after: string }[] = [];
      const refused: string[] = [];
      for (const name of readdirSync(field).filter(
        (file) => !/^device-|(?:network-config|meta-data)$/.test(file),
      )) {
        const id = `f-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
        const seed = {
          'user-data': readFileSync(join(field, name)),
          'meta-data': `instance-id: ${id}\nlocal-hostname: ${id}\n`,
        };
        const { pairs: own, messages } = await roundTrip([{ name: id, files: seed }], { mayFail: true });
        if (own.length === 0) refused.push(name);
        else pairs.push(...own);
        expect(messages.includes('a build refuses'), name).toBe(own.length === 0);
      }
      const answers = JSON.parse(
        runPython(script, { args: pairs.flatMap(({ before, after }) => [before, after]) }),
      ) as object[];
      for (const [index, { name }] of pairs.entries())
        expect(answers[2 * index + 1], name).toEqual(answers[2 * index]);
      expect(pairs.length).toBeGreaterThan(refused.length / 2);
    },
  );
});
