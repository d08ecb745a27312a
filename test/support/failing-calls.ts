import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

export interface Faults {
  readonly code: 'EIO' | 'ENOSPC' | 'EROFS' | 'EMFILE';
  /** The call that fails first, from 1 on. */
  readonly from: number;
  /** Whether all later calls fail as well. */
  readonly isLasting: boolean;
}

/** Calls that change the disk. */
const changing =
  'writeFileSync appendFileSync mkdirSync linkSync symlinkSync renameSync unlinkSync rmdirSync rmSync chmodSync chownSync copyFileSync fsyncSync mkdtempSync'.split(
    ' ',
  );
/** Calls that take a file descriptor: those fail where no more is to be had. */
const opening = 'openSync readFileSync readdirSync writeFileSync copyFileSync'.split(' ');

/**
 * Runs `use` in this process while calls of node:fs below `folder` fail; gives back how many there were, and the name of the one that
 * failed first. What is a file of this project, or of Node, is never touched.
 */
export async function withFailingCalls<T>(
  faults: Faults,
  { folder, only }: { folder: string; only?: string },
  use: () => Promise<T>,
): Promise<{ readonly result: T; readonly calls: number; readonly failed: string | undefined }> {
  const functions = fs as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const all = faults.code === 'EMFILE' ? opening : changing;
  const names = only === undefined ? all : [only];
  const originals = names.map((name) => [name, functions[name]] as const);
  let calls = 0;
  let failed: string | undefined;
  for (const [name, original] of originals) {
    functions[name] = (...args) => {
      const paths = args
        .slice(0, 2)
        .filter(
          (arg): arg is string =>
            typeof arg === 'string' && arg.startsWith(`${folder}/`) && arg.length < 4096,
        );
      if (name !== 'fsyncSync' && paths.length === 0) return original?.(...args);
      calls += 1;
      const isFailing = faults.isLasting ? calls >= faults.from : calls === faults.from;
      if (!isFailing) return original?.(...args);
      failed ??= `${name} ${paths.map((path) => path.slice(folder.length)).join(' ')}`.replaceAll(
        /([0-9a-f]{8})[0-9a-f]{56}|(\.new-)[0-9]+-[0-9a-f]{12}/g,
        '$1$2',
      );
      throw Object.assign(new Error(`${faults.code}: planned, ${name} '${String(args[0])}'`), {
        code: faults.code,
        syscall: name,
      });
    };
  }
  syncBuiltinESMExports();
  try {
    return { result: await use(), calls, failed };
  } finally {
    for (const [name, original] of originals) functions[name] = original as never;
    syncBuiltinESMExports();
  }
}
