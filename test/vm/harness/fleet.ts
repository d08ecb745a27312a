import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../support/folders.js';
import { runProgram } from '../../support/program.js';
import { scratchRoot } from './scratch.js';

/** A site as an operator has it: the inputs, and what the compiled program made of them. */
export interface Fleet {
  /** devices/ and templates/. */
  readonly root: string;
  /** out/current. */
  readonly current: string;
  /** Gives back the codes of what the build warned of. */
  readonly build: () => readonly string[];
  /** Runs the program in it; gives back what it printed. */
  readonly run: (...words: readonly string[]) => string;
  /** Changes a file of the inputs. */
  readonly edit: (path: string, change: (text: string) => string) => void;
  readonly remove: () => void;
}

/** The example fleet of this repository, with the machines of test/vm/fleet beside it. */
export function createFleet(): Fleet {
  const root = mkdtempSync(join(scratchRoot, 'seedpress-fleet-'));
  // The workers of nginx are another user.
  chmodSync(root, 0o755);
  for (const source of [projectRoot, join(projectRoot, 'test', 'vm', 'fleet')])
    for (const name of ['devices', 'templates'])
      cpSync(join(source, name), join(root, name), { recursive: true });
  const run = (...words: readonly string[]): string => {
    const { code, stdout, stderr } = runProgram(words, { cwd: root });
    if (code !== 0) throw new Error(`seedpress ${words.join(' ')} ended with ${code}:\n${stderr}`);
    return stdout;
  };
  return {
    root,
    current: join(root, 'out', 'current'),
    build: () => {
      const { diagnostics } = JSON.parse(run('build', '--json')) as {
        readonly diagnostics: readonly { readonly code: string }[];
      };
      return diagnostics.map(({ code }) => code);
    },
    run,
    edit: (path, change) => writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8'))),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
