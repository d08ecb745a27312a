import { copyFileSync, linkSync } from 'node:fs';

/** What file systems say of a call that they do not have. */
export const lacks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/**
 * Gives a file another name; where the file system has no hard links, or the file no room for one more, a copy of it. Gives back why it
 * is a copy, as the system says it. `link` for tests.
 */
export function linkOrCopy(
  from: string,
  to: string,
  { link = linkSync }: { link?: typeof linkSync } = {},
): string | undefined {
  try {
    link(from, to);
    return undefined;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // ext4 takes 65,000 names of a file, others fewer, and some one.
    if (code !== 'EMLINK' && !lacks.has(code)) throw error;
    copyFileSync(from, to);
    return code;
  }
}
