import { parseDeviceId } from '../domain/device-id.js';

/** A folder below out/current, and the path of the wanted file in it. */
export interface Place {
  /** Relative to the published generation: `www/waf-ba-0001`. */
  readonly folder: string;
  readonly rest: readonly string[];
}

/**
 * Says whose data a request may read: the device's folder, or undefined for nobody's. It knows the peer's
 * address and the path alone, since every header can be made up by the client.
 */
export type FolderOf = (request: {
  readonly peer: string;
  readonly path: readonly string[];
}) => Place | undefined;

/** `/<id>/…` is the folder of the device with this id, whoever asks: for loopback and trusted networks. */
export const byDeviceId: FolderOf = ({ path }) => {
  const [name = '', ...rest] = path;
  const id = parseDeviceId(name);
  return id.ok ? { folder: `www/${id.value}`, rest } : undefined;
};
