import { matchesGlob } from '../site/matches-glob.js';
import { attribute } from './attribute.js';
import type { Builds } from './builds.js';
import { deviceStatus, type KnownDevices, knownStatus, utcOf } from './device-status.js';
import type { FleetStatus } from './fleet-status.js';
import type { Tally } from './tally.js';

/** The state of a fleet, out of the sums of its log. */
export function sumUp(
  tally: Tally,
  {
    builds,
    known,
    only,
    log,
    counts,
  }: {
    builds: Builds;
    known: KnownDevices;
    only: string | undefined;
    log: string;
    counts: { requests: number; foreign: number };
  },
): FleetStatus {
  const activity = attribute(tally, builds);
  const wanted = Object.entries(builds.manifest.devices).filter(
    ([id]) => only === undefined || matchesGlob(id, only),
  );
  const devices = wanted.map(([id, record]) => {
    const own = activity.devices.get(id) ?? { reads: [], others: [], finished: [] };
    return knownStatus(id, {
      known,
      activity: own,
      make: () => deviceStatus(id, record, { activity: own, builds }),
    });
  });
  const strangers = [...activity.strangers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([address, { count, first, last }]) => ({
      address,
      requests: count,
      first: utcOf(first),
      last: utcOf(last),
    }));
  const count = (state: string): number => devices.filter((device) => device.state === state).length;
  return {
    log,
    generation: builds.generation,
    totals: {
      devices: devices.length,
      finished: count('finished'),
      reading: count('reading'),
      silent: count('silent'),
      strangers: strangers.length,
      requests: counts.requests,
      foreign_lines: counts.foreign,
    },
    devices,
    strangers,
  };
}
