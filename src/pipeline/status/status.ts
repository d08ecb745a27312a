import { outputFolders } from '../../sinks/output-folders.js';
import { accessLogPath } from '../access-log.js';
import { matchesGlob } from '../matches-glob.js';
import { parseAccessRecord } from './access-record.js';
import { attribute } from './attribute.js';
import { type Builds, buildsState, readBuilds } from './builds.js';
import { deviceStatus, utcOf } from './device-status.js';
import type { FleetStatus } from './fleet-status.js';
import { logLines } from './log-lines.js';
import { readRotatedLogs } from './rotated-logs.js';
import { addRecord, emptyTally, type Tally } from './tally.js';

/** Why there is nothing to tell. */
export type MissingStatus =
  | { readonly missing: 'site' }
  | {
      readonly missing: 'log';
      readonly log: string;
    };

/** The state of a fleet, as often as it is asked for. */
export interface StatusReader {
  /** Reads what is new in the log; where nothing is, the same object comes back. */
  read(): Promise<FleetStatus | MissingStatus>;
  close(): Promise<void>;
}

/** Reads who fetched what out of a web server's access log; what was rotated away from it counts as well. */
export function openStatus({
  out,
  log,
  only,
}: {
  out: string;
  log?: string | undefined;
  /** A glob: tell of the devices whose id matches alone. */
  only?: string | undefined;
}): StatusReader {
  const folders = outputFolders(out);
  const path = log ?? accessLogPath(out);
  const lines = logLines(path, { isWhole: (text) => parseAccessRecord(text) !== undefined });
  const tally = emptyTally();
  const counts = { requests: 0, foreign: 0 };
  let hasRotated = false;
  let last: FleetStatus | undefined;
  let builds: { readonly state: string; readonly value: Builds | undefined } | undefined;
  const onLine = (line: string): void => {
    if (line === '') return;
    last = undefined;
    const record = parseAccessRecord(line);
    if (record === undefined) counts.foreign += 1;
    else {
      counts.requests += 1;
      addRecord(tally, record);
    }
  };
  return {
    async read() {
      const state = buildsState(folders);
      if (builds?.state !== state) {
        builds = { state, value: readBuilds(folders) };
        last = undefined;
      }
      if (builds.value === undefined) return { missing: 'site' };
      const inode = await lines.read(onLine);
      if (inode === undefined) return { missing: 'log', log: path };
      if (!hasRotated) readRotatedLogs(path, { except: inode, onLine });
      hasRotated = true;
      last ??= fleetStatus(tally, { builds: builds.value, only, log: path, counts });
      return last;
    },
    close: async () => lines.close(),
  };
}

function fleetStatus(
  tally: Tally,
  {
    builds,
    only,
    log,
    counts,
  }: {
    builds: Builds;
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
    return deviceStatus(id, record, { activity: own, builds });
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
