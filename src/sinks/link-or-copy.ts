import { copyFileSync, linkSync } from 'node:fs';

/** What file systems say of a call that they do not have. */
export const lacks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Gives a file another name; where the file system has no hard links, or the file no room for one more, a copy of it. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code !== 'EMLINK' && !lacks.has(code)) throw error;
    copyFileSync(from, to);
  }
}
