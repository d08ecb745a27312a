import { namesIn } from '../names-in.js';

/** The lock of an output folder; what else belongs to it has a name that begins so. */
export const lockName = '.seedpress.lock';

/** Whether a lock is held, or somebody died with one. */
export const hasLockFiles = (out: string): boolean => namesIn(out).some((name) => name.startsWith(lockName));
