import { type Built, buildSite, failedBuild, type SiteToBuild } from './build-site.js';

/** Builds a site again and again. */
export interface Builder {
  /** Does not reject. */
  readonly build: () => Promise<Built>;
  readonly close: () => Promise<void>;
}

/** In a thread where the program is compiled, so that no machine waits for a build; in this one where its sources run. */
export async function builderOf(
  site: SiteToBuild,
  { serveThread }: { serveThread?: string | undefined },
): Promise<Builder> {
  const { buildThread } = await import('../../pipeline/serve/build-thread.js');
  const thread = serveThread === undefined ? undefined : buildThread(serveThread, site);
  let wasRefused = false;
  return {
    build: async () => {
      const before = { wasRefused };
      const built =
        thread === undefined
          ? await buildSite(site, before)
          : await (thread.ask(before) as Promise<Built>).catch((fault) => failedBuild(fault, site.options));
      if (built.outcome !== 'locked' && built.outcome !== 'failed') wasRefused = built.outcome === 'refused';
      return built;
    },
    close: async () => thread?.close(),
  };
}
