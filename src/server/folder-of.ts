import type { FolderOf } from './folder-of/asker.js';
import { byAddress } from './folder-of/by-address.js';
import { byId } from './folder-of/by-id.js';
import { byLoopbackId } from './folder-of/by-loopback-id.js';
import { bySmbios } from './folder-of/by-smbios.js';
import { byToken } from './folder-of/by-token.js';

export type { FolderOf } from './folder-of/asker.js';

/**
 * As the published site allows it, which is what nginx does with our configuration: a way that is not allowed has no
 * folder in a generation. Who has an address of a device is that device, on this machine too; anybody else on this
 * machine may name devices by their ids.
 */
export const asPublished: FolderOf = (asker) => {
  const named = byToken(asker);
  return named.length > 0
    ? named
    : [...bySmbios(asker), ...byId(asker), ...byAddress(asker), ...byLoopbackId(asker)];
};
