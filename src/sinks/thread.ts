import { Worker } from 'node:worker_threads';

/** A module in a thread of its own, which answers questions one after the other while this thread goes on. */
export interface Thread {
  /** Rejects with what the module throws, or where its thread ends before it has answered. */
  readonly ask: (question: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** What goes to the thread, and what comes back. */
interface Asked {
  readonly id: number;
  readonly question: unknown;
}
type Answered = { readonly id: number } & ({ readonly answer: unknown } | { readonly failure: string });

interface Waiting {
  /** Which of the threads, one after the other, has the question. */
  readonly asked: Worker;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (failure: Error) => void;
}

/** Starts with the first question, and ends after `idleMs` without one, where that is given: what it holds in memory is given back. */
export function thread(module: string, { data, idleMs }: { data: unknown; idleMs?: number }): Thread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let count = 0;
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(module, { workerData: data });
    started.on('message', (answered: Answered) => {
      const asked = waiting.get(answered.id);
      waiting.delete(answered.id);
      if ('failure' in answered) asked?.reject(new Error(answered.failure));
      else asked?.resolve(answered.answer);
      if (waiting.size > 0) return;
      started.unref();
      if (idleMs !== undefined) idle = setTimeout(() => void end(), idleMs).unref();
    });
    const fail = (error: Error): void => {
      if (worker === started) worker = undefined;
      // A thread that is over says so after the next one has begun: the questions of that one are not lost.
      for (const [id, { asked, reject }] of waiting)
        if (asked === started && waiting.delete(id)) reject(error);
    };
    started.on('error', fail);
    started.on('exit', (code) => fail(new Error(`a thread ended with ${code}`)));
    return started;
  };
  return {
    ask: async (question) => {
      clearTimeout(idle);
      worker ??= start();
      const asked = worker;
      // The process lives on for an answer, and not for a thread that has nothing to do.
      asked.ref();
      count += 1;
      const id = count;
      asked.postMessage({ id, question } satisfies Asked);
      return new Promise((resolve, reject) => waiting.set(id, { asked, resolve, reject }));
    },
    close: end,
  };
}
