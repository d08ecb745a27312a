import { join } from 'node:path';
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../diagnostics/format.js';
import type { BuildResult } from '../../pipeline/build/build.js';
import { type LiveAnswers, liveKinds } from '../../pipeline/serve/live-answers.js';
import type { People } from '../../server/people/people.js';
import type { CommonOptions } from '../command.js';
import { soon } from './soon.js';

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
  live: LiveAnswers,
  {
    news,
    isWatching,
    common,
    password,
  }: { news: BuildNews; isWatching: boolean; common: CommonOptions; password: string | undefined },
): People {
  const { ask } = soon();
  const server = (): string =>
    JSON.stringify({ ...news.state(), isWatching, published: join(common.out, 'current') });
  return {
    password,
    live: async ([name = '', argument = '', ...more]) => {
      if (more.length > 0) return undefined;
      if (name === 'server') return server();
      const kind = liveKinds.find((known) => known === name);
      if (kind === undefined) return undefined;
      return ask(`${kind}/${argument}`, async () => live.ask(kind, argument));
    },
  };
}
