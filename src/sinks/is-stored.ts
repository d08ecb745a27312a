import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFolders } from './output-folders.js';

/** A device's record, in its folder of the store: written last, so that it tells the folder is whole. */
export const recordName = 'record.json';

/** Whether a digest is stored whole. */
export const isStored = (digest: string, { store }: OutputFolders): boolean =>
  existsSync(join(store, digest, recordName));
