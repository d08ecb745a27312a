import { thread } from '../../sinks/thread.js';
import type { LiveOptions } from './live-report.js';

/** What a served report is told beside its files: JSON, in which secrets are masked. */
export interface LiveAnswers {
  /** Undefined where there is no such thing, as of a device that was removed. */
  readonly ask: (kind: LiveKind, argument: string) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

export type LiveKind = (typeof liveKinds)[number];

export const liveKinds = ['status', 'plan', 'details'] as const;

/** The same from threads, one a kind: a plan of thousands of devices takes seconds, and neither machines nor states wait for it. */
export function threadedAnswers(module: string, options: LiveOptions): LiveAnswers {
  const threads = new Map(
    liveKinds.map((kind) => [kind, thread(module, { data: { report: options }, idleMs })]),
  );
  return {
    ask: async (kind, argument) => (await threads.get(kind)?.ask({ kind, argument })) as string | undefined,
    close: async () => {
      await Promise.all([...threads.values()].map(async (one) => one.close()));
    },
  };
}

/** Longer than a page asks again for states. */
const idleMs = 60_000;
