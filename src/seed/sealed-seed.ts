import type { Seed } from '../domain/seed.js';

/**
 * What a device finds that has read its seed: who it is and how it is connected, so that it boots as it is, and nothing that
 * somebody wrote for it. With the same instance-id cloud-init runs no step of an instance again.
 * Source: cloudinit/stages.py is_new_instance, cloudinit/helpers.py FileSemaphores.
 */
export const sealedSeed = ({ signatures: _, ...seed }: Seed): Seed => ({
  ...seed,
  metaData: {},
  userData: [],
  vendorData: [],
  included: [],
  files: [],
  gzipUserData: false,
});
