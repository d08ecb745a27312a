import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inRoot } from '../../scripts/lib/root.mjs';

/** What the tools read about this repository; its sources are planted. */
const tooling = [
  'biome.json',
  'eslint.config.js',
  'knip.json',
  'package-lock.json',
  'package.json',
  'scripts',
  'test/support/closing-reporter.ts',
  'test/support/longest-first.ts',
  'test/support/requires.ts',
  'tsconfig.browser.json',
  'tsconfig.json',
  'tsconfig.test.json',
  'vitest.config.ts',
];

/** How a program ended; `output` is stdout, then stderr. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly output: string;
}

export interface PlantedRepository {
  /** Absolute. */
  readonly folder: string;
  /** Runs a script of the repository, as its npm scripts do. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Ended;
  remove(): void;
}

/** A repository like this one in a scratch folder: our tooling, and the sources that a test plants (path -> text). */
export function plantRepository(sources: Readonly<Record<string, string>>): PlantedRepository {
  const folder = mkdtempSync(join(tmpdir(), 'seedpress-planted-'));
  for (const path of tooling) cpSync(inRoot(path), join(folder, path), { recursive: true });
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    folder,
    run(args, env = {}) {
      const options = { cwd: folder, env: { ...environment(), ...env }, encoding: 'utf8' } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
      return { status, stdout, output: stripVTControlCharacters(stdout + stderr) };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

// The environment of a test run would tell a vitest inside of it that it is a worker, and where colours go.
function environment(): Record<string, string | undefined> {
  const ours = /^(VITEST|CI$|SEEDPRESS_|NODE_OPTIONS|NODE_ENV|TEST$|FORCE_COLOR|GITHUB_)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}
