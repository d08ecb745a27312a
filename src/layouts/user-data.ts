import type { Seed } from '../domain/seed.js';
import { encodeParts, encodeUserData } from '../encode/user-data.js';
import { guestOf } from './guests/index.js';
import { perSeed } from './per-seed.js';

/**
 * User-data as clients fetch it. A layout that has no place of its own for files leaves them in; one that has hands in
 * `{ ...seed, files: [] }`.
 */
export const userDataOf = perSeed(
  (
    seed: Pick<Seed, 'userData' | 'files' | 'gzipUserData' | 'userDataFormat' | 'guest' | 'signatures'>,
  ): string | Uint8Array => encodeUserData(seed, { filesHeader: guestOf(seed).userData.filesHeader }),
);

/** Vendor-data as clients fetch it; empty where there is none. Only where there is no MIME at all it has none either. */
export const vendorDataOf = perSeed(
  ({ vendorData, userDataFormat }: Pick<Seed, 'vendorData' | 'userDataFormat'>): string =>
    encodeParts(vendorData, { userDataFormat: userDataFormat === 'plain' ? 'plain' : 'mime' }),
);
