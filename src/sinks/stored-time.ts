import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFolders } from './output-folders.js';

/** When a device's folder in the store was written, in UTC; empty where it is not there. */
export function storedTime(digest: string, { store }: Pick<OutputFolders, 'store'>): string {
  const written = statSync(join(store, digest), { throwIfNoEntry: false })?.mtime;
  return written === undefined ? '' : written.toISOString();
}
