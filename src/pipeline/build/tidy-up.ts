import type { OutputFolders } from '../../sinks/output-folders.js';
import { beginUnderWay, endUnderWay } from '../../sinks/under-way.js';
import { cleanUp } from './clean-up.js';

/** What was not removed, as the system says it; empty where all was. */
export type Tidied = { readonly leftBehind?: string };

/** Removes what no kept generation names. What fails here takes nothing back of what is published: the next build goes on with it. */
export function tidyUp(folders: OutputFolders, options: { keep: number; isSwept: boolean }): Tidied {
  try {
    // Until its end, so that who comes next goes on with it; a full disk may have no room to say so.
    tried(() => beginUnderWay(folders));
    cleanUp(folders, options);
    endUnderWay(folders);
    return {};
  } catch (error) {
    return { leftBehind: (error as Error).message };
  }
}

/** What may fail: the next build tries again. */
export function tried(step: () => void): void {
  try {
    step();
  } catch {
    // It does.
  }
}

export async function triedLater(step: () => Promise<void>): Promise<void> {
  await step().catch(() => {
    // As above.
  });
}
