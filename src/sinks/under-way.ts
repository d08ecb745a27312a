import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFolders } from './output-folders.js';

const marker = ({ out }: OutputFolders): string => join(out, '.building');

/** Says that the store gets what no generation names yet, until `endUnderWay`. */
export const beginUnderWay = (folders: OutputFolders): void => writeFileSync(marker(folders), '');

export const endUnderWay = (folders: OutputFolders): void => rmSync(marker(folders), { force: true });

/** Whether a build began to fill the store and did not come to its end: only the holder of the lock may take it for dead. */
export const isUnderWay = (folders: OutputFolders): boolean => existsSync(marker(folders));
