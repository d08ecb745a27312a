import { parseDeviceId } from '../../domain/device-id.js';
import type { FolderOf } from './asker.js';

/**
 * `/<id>/…` is the folder of the device with this id, for every user of this machine, whether or not they may read out/, and
 * for every guest whose network the machine translates: only where the operator asked for it.
 */
export const byLoopbackId: FolderOf = ({ peer = '', path: [first = '', ...rest] }) => {
  const id = parseDeviceId(first);
  return id.ok && isLoopback(peer) ? [{ folder: `www/${id.value}`, rest }] : [];
};

const isLoopback = (address: string): boolean => /^127\.[0-9.]+$/.test(address) || address === '::1';
