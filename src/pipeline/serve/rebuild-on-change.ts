import { type BuildOptions, type BuildResult, build, LockHeldError } from '../build/build.js';
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
export async function rebuildOnChange(
  options: BuildOptions,
  {
    onBuilt,
    onFault,
    lockedMs = 500,
  }: {
    onBuilt: (result: BuildResult) => void;
    /** Of ours or of the system, and once for each time that another build holds the lock. */
    onFault: (fault: unknown) => void;
    /** How long to wait for another build before the next try. */
    lockedMs?: number;
  },
): Promise<Rebuilding> {
  let isLocked = false;
  let retry: NodeJS.Timeout | undefined;
  const builds = oneAtATime(async () => {
    try {
      const result = await build(options);
      isLocked = false;
      onBuilt(result);
    } catch (fault) {
      const wasLocked = isLocked;
      isLocked = fault instanceof LockHeldError;
      if (!isLocked || !wasLocked) onFault(fault);
      if (isLocked) retry = setTimeout(builds.request, lockedMs);
    }
  });
  // Before the first build, so that no change falls between the two.
  const secretPath = publishedManifest(options.out)?.inputs.secret?.path;
  const watcher = await watchInputs({ root: options.root, secretPath }, { onChange: builds.request });
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
