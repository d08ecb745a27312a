import type { DeviceId } from '../../domain/device-id.js';
import type { FolderOf } from './asker.js';

/** `/…` is the folder of this one device, whoever asks: to see what it sees. */
export const asDevice =
  (id: DeviceId): FolderOf =>
  ({ path }) => [{ folder: `www/${id}`, rest: path }];
