import type { LiveKind } from '../../pipeline/serve/live-answers.js';
import type { LiveOptions } from '../../pipeline/serve/live-report.js';
import type { SiteToBuild } from './build-site.js';

/** What a thread of `serve` is for; it came from there, as a copy. */
export type ThreadTask = { readonly report: LiveOptions } | { readonly builds: SiteToBuild };

/** The end of a thread that hears questions and sends answers. */
interface Port {
  on(event: 'message', listener: (asked: Asked) => void): unknown;
  postMessage(answered: object): void;
}

interface Asked {
  readonly id: number;
  readonly question: unknown;
}

/** Answers what another thread asks; `task` is a ThreadTask. */
export function answerInThread(port: Port | null, task: unknown): void {
  const answers = answersOf(task as ThreadTask);
  port?.on('message', ({ id, question }) => {
    const answering = answers.then((answerTo) => answerTo(question));
    answering.then(
      (answer) => port.postMessage({ id, answer }),
      (fault: unknown) => port.postMessage({ id, failure: textOf(fault) }),
    );
  });
}

async function answersOf(task: ThreadTask): Promise<(question: unknown) => Promise<unknown>> {
  if ('builds' in task) {
    const { buildSite } = await import('./build-site.js');
    return async (question) => buildSite(task.builds, question as { wasRefused: boolean });
  }
  const { liveAnswers } = await import('./live-answers.js');
  const { ask } = liveAnswers(task.report);
  return async (question) => {
    const { kind, argument } = question as { kind: LiveKind; argument: string };
    return ask(kind, argument);
  };
}

const textOf = (fault: unknown): string =>
  fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
