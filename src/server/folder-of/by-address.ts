import { parseIpAddress } from '../../domain/ip-address.js';
import type { FolderOf } from './asker.js';

/** `/…` is the folder of the device with the peer's address. */
export const byAddress: FolderOf = ({ peer, path }) => {
  const address = parseIpAddress(peer ?? '');
  return address.ok ? [{ folder: `by-ip/${address.value}`, rest: path }] : [];
};
