import type { Hunk } from './diff/masked-patch.js';

/** A text that a build would change, and every path under which clients find it. */
export interface FileChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Below out/current/www/<device>/, or below out/current/ for files of no device; the shortest first. */
  readonly paths: readonly string[];
  /** The part of a message; absent for a file as a whole, or for the list of its parts. */
  readonly part?: string;
  /** Absent where there are no two texts to compare; empty where it is packed otherwise and says the same. */
  readonly hunks?: readonly Hunk[];
}
