import { join } from 'node:path';
import { type LiveAnswers, liveKinds } from '../../pipeline/serve/live-answers.js';
import type { People } from '../../server/people/people.js';
import type { CommonOptions } from '../command.js';
import type { Built } from './build-site.js';
import { soon } from './soon.js';

/** What builds did while the report is looked at. */
export interface BuildNews {
  readonly onBuilt: (built: Built) => void;
  /** How many were published, and why the last one was not. */
  readonly state: () => { readonly builds: number; readonly errors: readonly string[] };
}

export function buildNews(): BuildNews {
  let builds = 0;
  let errors: readonly string[] = [];
  return {
    onBuilt(built) {
      errors = built.errors;
      if (built.outcome === 'published') builds += 1;
    },
    state: () => ({ builds, errors }),
  };
}

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
