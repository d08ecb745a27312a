import { Worker } from 'node:worker_threads';
import type { FileMaker } from './file-maker.js';
import { errorOf, type Refusal, type Shared } from './make-in-thread.js';
import { collectOrders, movable } from './orders.js';

/** Makes the files of one device after the other, not all of them at once. */
export interface LaterMaker extends FileMaker {
  /** Between two devices: resolves when there is room for one more. Rejects with what the system said of an earlier one. */
  next(): Promise<void>;
  /** Resolves when all is made. Rejects with what the system said. */
  end(): Promise<void>;
  /** Resolves when nothing more is made; what was not yet made never is. */
  stop(): Promise<void>;
}

/** Has files made by another thread, while this one goes on. `module` is the path of the compiled src/write-thread.ts. */
export function threadedMaker(module: string): LaterMaker {
  const shared: Shared = { isStopped: new Int32Array(new SharedArrayBuffer(4)) };
  // It keeps nothing for long.
  const resourceLimits = { maxYoungGenerationSizeMb: 4 };
  const worker = new Worker(module, { workerData: shared, resourceLimits });
  const { size, take, ...maker } = collectOrders();
  const waiting = new Set<() => void>();
  let underWay = 0;
  let isOver = false;
  let failure: { readonly error: unknown } | undefined;
  const hear = (): void => {
    for (const wake of waiting) wake();
    waiting.clear();
  };
  worker.on('message', (refusal: Refusal | undefined) => {
    underWay -= 1;
    if (refusal !== undefined) failure ??= { error: errorOf(refusal) };
    hear();
  });
  const over = (error: unknown): void => {
    if (!isOver) failure ??= { error };
    isOver = true;
    hear();
  };
  worker.on('error', over);
  worker.on('exit', (code) => over(new Error(`the thread that writes ended with ${code}`)));
  const send = (): void => {
    const orders = take();
    if (orders.length === 0 || isOver) return;
    underWay += 1;
    worker.postMessage(orders, movable(orders));
  };
  /** What the thread says is heard only while this one waits. */
  const untilUnderWay = async (most: number): Promise<void> => {
    while (underWay > most && !isOver) await new Promise<void>((resolve) => waiting.add(resolve));
  };
  const close = async (): Promise<void> => {
    await untilUnderWay(0);
    isOver = true;
    await worker.terminate();
  };
  const throwFailure = (): void => {
    if (failure !== undefined) throw failure.error;
  };
  return {
    ...maker,
    async next() {
      throwFailure();
      if (size() < fullSize) return;
      send();
      await untilUnderWay(mostUnderWay);
      throwFailure();
    },
    async end() {
      send();
      await close();
      throwFailure();
    },
    async stop() {
      Atomics.store(shared.isStopped, 0, 1);
      await close();
    },
  };
}

/** Bytes of content that go over at once. */
const fullSize = 512 * 1024;

/** So many lots may wait: more are more memory, and no more speed. */
const mostUnderWay = 3;
