import { parseDeviceId } from '../../domain/device-id.js';
import type { FolderOf } from './asker.js';

/** `/<id>/…` is the folder of the device with this id, whoever asks: there where access is open. */
export const byId: FolderOf = ({ path: [first = '', ...rest] }) => {
  const id = parseDeviceId(first);
  return id.ok ? [{ folder: `by-id/${id.value}`, rest }] : [];
};
