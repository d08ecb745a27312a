import type { Manifest } from '../../domain/manifest.js';
import { isStored } from '../../sinks/is-stored.js';
import type { OutputFolders } from '../../sinks/output-folders.js';

/** Whether all that a manifest names is still in the store: somebody may have cleaned up by hand. */
export function isWhole({ devices }: Manifest, folders: OutputFolders): boolean {
  return Object.values(devices).every(({ digest }) => isStored(digest, folders));
}
