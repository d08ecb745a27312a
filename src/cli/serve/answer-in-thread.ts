import type { LiveKind } from '../../pipeline/serve/live-answers.js';
import type { LiveOptions } from '../../pipeline/serve/live-report.js';
import { liveAnswers } from './live-answers.js';

/** The end of a thread that hears questions and sends answers. */
interface Port {
  on(event: 'message', listener: (asked: Asked) => void): unknown;
  postMessage(answered: object): void;
}

interface Asked {
  readonly id: number;
  readonly question: { readonly kind: LiveKind; readonly argument: string };
}

/** Answers what another thread asks; `options` came from there, as a copy. */
export function answerInThread(port: Port | null, options: unknown): void {
  const { ask } = liveAnswers(options as LiveOptions);
  port?.on('message', ({ id, question: { kind, argument } }) => {
    ask(kind, argument).then(
      (answer) => port.postMessage({ id, answer }),
      (fault: unknown) => port.postMessage({ id, failure: textOf(fault) }),
    );
  });
}

const textOf = (fault: unknown): string =>
  fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
