import { byAddress } from './folder-of/by-address.js';
import { byId } from './folder-of/by-id.js';
import { byLoopbackId } from './folder-of/by-loopback-id.js';
import { bySmbios } from './folder-of/by-smbios.js';
import { byToken } from './folder-of/by-token.js';

/** A folder below out/current, and the path of the wanted file in it. */
export interface Place {
  /** Relative to the published generation: `www/waf-ba-0001`. */
  readonly folder: string;
  readonly rest: readonly string[];
}

/** All of a request by which somebody's data may be chosen: every header can be made up by the client. */
export interface Asker {
  /** The address at the other end of the connection; undefined where a proxy says that it is not the client's. */
  readonly peer: string | undefined;
  /** Cut at its slashes and decoded, none of them empty, `.` or `..`. */
  readonly path: readonly string[];
}

/** Says whose data a request may read: of these places the first one whose folder is there, or nobody's. */
export type FolderOf = (asker: Asker) => readonly Place[];

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
