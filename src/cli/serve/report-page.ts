import { join } from 'node:path';
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../diagnostics/format.js';
import type { BuildResult } from '../../pipeline/build/build.js';
import type { LiveReport } from '../../pipeline/serve/live-report.js';
import type { People } from '../../server/people/people.js';
import type { CommonOptions } from '../command.js';
import { livePlan } from '../report/live-plan.js';

/** What builds did while the report is looked at. */
export interface BuildNews {
  readonly onBuilt: (result: BuildResult) => void;
  readonly onFault: (fault: unknown) => void;
  /** How many were published, and why the last one was not. */
  readonly state: () => { readonly builds: number; readonly errors: readonly string[] };
}

export function buildNews(): BuildNews {
  let builds = 0;
  let errors: readonly string[] = [];
  return {
    onBuilt(result) {
      errors = result.outcome === 'refused' ? errorTexts(result.diagnostics) : [];
      if (result.outcome === 'published') builds += 1;
    },
    onFault(fault) {
      errors = [fault instanceof Error ? fault.message : String(fault)];
    },
    state: () => ({ builds, errors }),
  };
}

const errorTexts = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.filter(isError).map(formatDiagnostic);

/** What is shown to people beside the files of the report. */
export function reportPage(
  live: LiveReport,
  {
    news,
    isWatching,
    common,
    password,
  }: { news: BuildNews; isWatching: boolean; common: CommonOptions; password: string | undefined },
): People {
  const answers: Readonly<Record<string, (argument: string) => Promise<object | undefined>>> = {
    server: async () => ({ ...news.state(), isWatching, published: join(common.out, 'current') }),
    status: async () => live.status(),
    plan: async () => livePlan(await live.plan()),
    details: async (id) => {
      const details = await live.details(id);
      return details !== undefined && 'problems' in details
        ? { errors: errorTexts(details.problems) }
        : details;
    },
  };
  return {
    password,
    live: async ([kind = '', argument = '', ...more]) =>
      more.length > 0 || !Object.hasOwn(answers, kind) ? undefined : answers[kind]?.(argument),
  };
}
