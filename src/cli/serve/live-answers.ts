import { isError } from '../../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../diagnostics/format.js';
import type { LiveAnswers, LiveKind } from '../../pipeline/serve/live-answers.js';
import { type LiveOptions, liveReport } from '../../pipeline/serve/live-report.js';
import { livePlan } from '../report/live-plan.js';

/** Answers about a site, made in this thread. */
export function liveAnswers(options: LiveOptions): LiveAnswers {
  const live = liveReport(options);
  const answers: Readonly<Record<LiveKind, (argument: string) => Promise<object | undefined>>> = {
    status: async () => live.status(),
    plan: async () => livePlan(await live.plan()),
    details: async (id) => {
      const details = await live.details(id);
      return details !== undefined && 'problems' in details
        ? { errors: details.problems.filter(isError).map(formatDiagnostic) }
        : details;
    },
  };
  return {
    ask: async (kind, argument) => {
      const answer = await answers[kind](argument);
      return answer === undefined ? undefined : JSON.stringify(answer);
    },
    close: live.close,
  };
}
