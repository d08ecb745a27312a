import type { Manifest } from '../../domain/manifest.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { openStore } from '../../sinks/store.js';

/** Whether all that a manifest names is still in the store: somebody may have cleaned up by hand. */
export function isWhole({ devices }: Manifest, folders: OutputFolders): boolean {
  const store = openStore(folders);
  return Object.entries(devices).every(([id, record]) => store.has(id, record));
}
