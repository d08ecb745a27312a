import { readdirSync, readlinkSync } from 'node:fs';

/** How many files and folders below a folder this process holds open. */
export function openFilesBelow(root: string): number {
  const targets = readdirSync('/proc/self/fd').map((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`);
    } catch {
      // The one by which this very folder was read.
      return '';
    }
  });
  return targets.filter((target) => target.startsWith(root)).length;
}
