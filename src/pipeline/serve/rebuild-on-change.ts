import type { BuildOptions } from '../build/build.js';
import { publishedManifest } from '../site/published.js';
import { oneAtATime } from './one-at-a-time.js';
import { watchInputs } from './watch-inputs.js';

/** Builds that follow the inputs. */
export interface Rebuilding {
  /** Looks at no more changes; resolves when the build that is under way is over. */
  close(): Promise<void>;
}

/**
 * Builds now, and again whenever the inputs change; resolves when the first build is over. A build that is refused or
 * fails leaves the published site as it is, and so the next change has another try.
 */
export async function rebuildOnChange<Built extends { readonly outcome: string }>(
  { root, out }: Pick<BuildOptions, 'root' | 'out'>,
  {
    build,
    onBuilt,
    lockedMs = 500,
  }: {
    /** Its outcome is `locked` where another build holds the lock. It must not reject. */
    build: () => Promise<Built>;
    /** Told of each build, and once for each time that another one holds the lock. */
    onBuilt: (built: Built) => void;
    /** How long to wait for another build before the next try. */
    lockedMs?: number;
  },
): Promise<Rebuilding> {
  let isLocked = false;
  let retry: NodeJS.Timeout | undefined;
  const builds = oneAtATime(async () => {
    const built = await build();
    const wasLocked = isLocked;
    isLocked = built.outcome === 'locked';
    if (!isLocked || !wasLocked) onBuilt(built);
    if (isLocked) retry = setTimeout(builds.request, lockedMs);
  });
  // Before the first build, so that no change falls between the two.
  const secretPath = publishedManifest(out)?.inputs.secret?.path;
  const watcher = await watchInputs({ root, secretPath }, { onChange: builds.request });
  builds.request();
  await builds.idle();
  return {
    close: async () => {
      await watcher.close();
      clearTimeout(retry);
      await builds.idle();
      clearTimeout(retry);
    },
  };
}
