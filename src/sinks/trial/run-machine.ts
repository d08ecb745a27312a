import { TrialError } from './trial-error.js';

/** Why a machine does not run any more. */
export type Ending = 'done' | 'timeout' | 'interrupted' | 'switched off';

/** After cloud-init's last words systemd still tells which of its units failed. */
const lastWordsMs = 5000;

/**
 * Runs QEMU until `isDone` says so, the time is over, somebody interrupts it or the machine switches itself off. Its stdout
 * is the console; each line goes to `onLine`. No QEMU is left behind. Rejects with a TrialError where QEMU gives up.
 */
export async function runMachine(
  program: string,
  args: readonly string[],
  options: {
    readonly onLine: (line: string) => void;
    readonly isDone: () => boolean;
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
  },
): Promise<Ending> {
  const { onLine, isDone, timeoutMs, signal } = options;
  if (signal.aborted) return 'interrupted';
  const { execa } = await import('execa');
  const machine = execa(program, args, {
    stdin: 'ignore',
    reject: false,
    forceKillAfterDelay: 5000,
    buffer: { stdout: false },
    // It would end this process at the first signal, before the trial is cleared away.
    cleanup: false,
  });
  const reasons: Ending[] = [];
  const end = (reason: Ending) => {
    reasons.push(reason);
    machine.kill('SIGTERM');
  };
  const timer = setTimeout(() => end('timeout'), timeoutMs);
  let lastWords: NodeJS.Timeout | undefined;
  const onAbort = () => end('interrupted');
  signal.addEventListener('abort', onAbort);
  try {
    for await (const line of machine.iterable()) {
      onLine(line);
      if (isDone()) lastWords ??= setTimeout(() => end('done'), lastWordsMs);
    }
    const { failed, stderr, shortMessage } = await machine;
    const [reason] = reasons;
    if (reason !== undefined) return reason;
    if (failed) throw new TrialError(`QEMU gave up: ${stderr.trim() || shortMessage}`);
    return isDone() ? 'done' : 'switched off';
  } finally {
    clearTimeout(timer);
    clearTimeout(lastWords);
    signal.removeEventListener('abort', onAbort);
    machine.kill('SIGTERM');
  }
}
