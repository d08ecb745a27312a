import { join } from 'node:path';
import { type DeviceRecord, storedImage } from '../../domain/manifest.js';
import type { OutputFolders } from '../output-folders.js';
import { seedName } from '../stored-seed.js';

type Kept = Pick<DeviceRecord, 'digest' | 'images'>;

/** What a device has in the store, as absolute paths: its document root first. */
export const storedPaths = (
  id: string,
  { digest, images }: Kept,
  { store }: OutputFolders,
): readonly string[] => [
  join(store, digest),
  ...images.map((name) => join(store, storedImage(name, { id, digest }))),
];

/** The same, and its seed. */
export const devicePaths = (id: string, record: Kept, folders: OutputFolders): readonly string[] => [
  ...storedPaths(id, record, folders),
  join(folders.seeds, seedName(record.digest)),
];
