import { matchesGlob } from '../site/matches-glob.js';
import { attribute } from './attribute.js';
import type { Builds } from './builds.js';
import { deviceStatus, type KnownDevices, knownStatus, utcOf } from './device-status.js';
import type { ConsoleStatus, FleetStatus } from './fleet-status.js';
import type { Tally } from './tally.js';
import { withConsole } from './with-console.js';

/** The state of a fleet, out of the sums of its log. */
export function sumUp(
  tally: Tally,
  {
    builds,
    known,
    only,
    log,
    counts,
    consoles,
  }: {
    builds: Builds;
    known: KnownDevices;
    only: string | undefined;
    log: string;
    counts: { requests: number; foreign: number };
    consoles: ReadonlyMap<string, ConsoleStatus> | undefined;
  },
): FleetStatus {
  const activity = attribute(tally, builds);
  const wanted = Object.entries(builds.manifest.devices).filter(
    ([id]) => only === undefined || matchesGlob(id, only),
  );
  const devices = wanted.map(([id, record]) => {
    const own = activity.devices.get(id) ?? { reads: [], others: [], finished: [] };
    const status = knownStatus(id, {
      known,
      activity: own,
      make: () => deviceStatus(id, record, { activity: own, builds }),
    });
    return consoles === undefined ? status : withConsole(status, consoles.get(id) ?? null);
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
