import { outputFolders } from '../../sinks/output-folders.js';
import { readBuilds } from '../status/builds.js';
import type { FleetStatus } from '../status/fleet-status.js';

/** Devices that have read all of their seed, and those of which that cannot be told. */
export interface ToSeal {
  readonly ready: readonly string[];
  /** They finished, and no log tells which build they have read: what is published may be one that they have not. */
  readonly unclear: readonly string[];
}

/** Of the devices with `sealed: true` that are not sealed yet, those that finished as the instance that is published. */
export function toSeal({ devices }: Pick<FleetStatus, 'devices'>, { out }: { out: string }): ToSeal {
  const builds = readBuilds(outputFolders(out));
  const finished = devices.filter(({ sealed, state }) => sealed === false && state === 'finished');
  const readInstance = (digest: string | null) => builds?.byDigest.get(digest ?? '')?.instanceId;
  const ready = finished.filter(
    ({ id, digest }) => digest !== null && readInstance(digest) === builds?.manifest.devices[id]?.instance_id,
  );
  return {
    ready: ready.map(({ id }) => id),
    unclear: finished.filter(({ digest }) => digest === null).map(({ id }) => id),
  };
}
