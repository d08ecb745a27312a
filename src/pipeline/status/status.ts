import { outputFolders } from '../../sinks/output-folders.js';
import { accessLogPath, caddyLogPath } from '../serve/access-log.js';
import { type Builds, buildsState, readBuilds } from './builds.js';
import { openConsoles } from './consoles.js';
import type { KnownDevices } from './device-status.js';
import type { ConsoleStatus, FleetStatus } from './fleet-status.js';
import { logLines } from './log-lines.js';
import { parseAccessRecord, parseForeignRecord } from './parse-record.js';
import { readRotatedLogs } from './rotated-logs.js';
import { sumUp } from './sum-up.js';
import { addRecord, emptyTally } from './tally.js';

/** Why there is nothing to tell. */
export type MissingStatus =
  | { readonly missing: 'site' }
  | {
      readonly missing: 'log' | 'console';
      readonly path: string;
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
  console,
  only,
}: {
  out: string;
  log?: string | undefined;
  /** A console log, or a folder of them: what a machine shows counts as what it reports. */
  console?: string | undefined;
  /** A glob: tell of the devices whose id matches alone. */
  only?: string | undefined;
}): StatusReader {
  const folders = outputFolders(out);
  const logs = log === undefined ? [accessLogPath(out), caddyLogPath(out)] : [log];
  const parse = log === undefined ? parseAccessRecord : parseForeignRecord;
  const sources = logs.map((path) => ({
    path,
    lines: logLines(path, { isWhole: (text) => parse(text) !== undefined }),
    hasRotated: false,
  }));
  const consoles = console === undefined ? undefined : openConsoles(console, { folders });
  let shown: ReadonlyMap<string, ConsoleStatus> | undefined;
  const tally = emptyTally();
  const counts = { requests: 0, foreign: 0 };
  let last: FleetStatus | undefined;
  let builds:
    | { readonly state: string; readonly value: Builds | undefined; readonly known: KnownDevices }
    | undefined;
  const onLine = (line: string): void => {
    if (line === '') return;
    last = undefined;
    const record = parse(line);
    if (record === undefined) counts.foreign += 1;
    else {
      counts.requests += 1;
      addRecord(tally, record);
    }
  };
  /** The logs that are there. */
  const readLogs = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const source of sources) {
      const inode = await source.lines.read(onLine);
      if (inode === undefined) continue;
      if (!source.hasRotated) readRotatedLogs(source.path, { except: inode, onLine });
      source.hasRotated = true;
      found.push(source.path);
    }
    return found;
  };
  return {
    async read() {
      const state = buildsState(folders);
      if (builds?.state !== state) {
        builds = { state, value: readBuilds(folders), known: new Map() };
        last = undefined;
      }
      if (builds.value === undefined) return { missing: 'site' };
      const read = consoles?.read(builds.value);
      if (console !== undefined && read === undefined) return { missing: 'console', path: console };
      if (read !== shown) last = undefined;
      shown = read;
      const first = (await readLogs())[0] ?? (consoles && logs[0]);
      if (first === undefined) return { missing: 'log', path: logs[0] as string };
      const { value, known } = builds;
      last ??= sumUp(tally, { builds: value, known, only, log: first, counts, consoles: shown });
      return last;
    },
    close: async () => {
      for (const { lines } of sources) await lines.close();
    },
  };
}
