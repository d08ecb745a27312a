import type { ExitCode, Io } from '../io.js';

/**
 * Says what went wrong where it was not the inputs: the system refused something, another build holds the
 * lock, or the program has a fault, which then shows its trace.
 */
export function reportFault(error: unknown, io: Pick<Io, 'stderr' | 'version'>): ExitCode {
  if (!(error instanceof Error)) {
    io.stderr(`seedpress: ${String(error)}\n`);
    return 3;
  }
  const { name, message } = error;
  if (name === 'LockHeldError') {
    io.stderr(`seedpress: ${message}; wait until it ends, or choose another folder with --out\n`);
    return 4;
  }
  if (name === 'ConfigSchemaError' || name === 'ForeignFolderError') {
    io.stderr(`seedpress: ${message}\n`);
    return 2;
  }
  if (name === 'OutFolderError') {
    io.stderr(`seedpress: ${message}\n`);
    return 3;
  }
  if (name === 'ServerStartError' || name === 'TrialError') {
    io.stderr(`seedpress: ${message}\n`);
    return 1;
  }
  if (name === 'StoreError') {
    io.stderr(`seedpress: ${message}\n`);
    return 3;
  }
  if (isSystemError(error)) {
    io.stderr(`seedpress: system error: ${message}${hintOf(error)}\n`);
    return 3;
  }
  io.stderr(`seedpress: internal error in seedpress ${io.version}, please report it:\n${traceOf(error)}\n`);
  return 3;
}

const isSystemError = (error: Error): boolean => 'syscall' in error && 'code' in error;

/** What belongs to root, from a build by root, is the usual reason. */
const hintOf = (error: Error): string =>
  'code' in error && error.code === 'EACCES' ? '; run it as the user whom this belongs to' : '';

function traceOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${traceOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
