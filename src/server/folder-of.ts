import type { FolderOf } from './folder-of/asker.js';
import { byAddress } from './folder-of/by-address.js';
import { byId } from './folder-of/by-id.js';
import { byLoopbackId } from './folder-of/by-loopback-id.js';
import { bySmbios } from './folder-of/by-smbios.js';
import { byToken } from './folder-of/by-token.js';

export type { FolderOf } from './folder-of/asker.js';

/**
 * As the published site allows it, which is what nginx does with our configuration: a way that is not allowed has no
 * folder in a generation. A peer on this machine is treated as any other: it may be a user who cannot read out/, or a
 * guest whose network QEMU translates.
 */
export const asPublished: FolderOf = (asker) => {
  const named = byToken(asker);
  return named.length > 0 ? named : [...bySmbios(asker), ...byId(asker), ...byAddress(asker)];
};

/** The same, and everybody on this machine may name each device by its id. Who has an address of a device is that device. */
export const openLoopback: FolderOf = (asker) => {
  const published = asPublished(asker);
  return byToken(asker).length > 0 ? published : [...published, ...byLoopbackId(asker)];
};
