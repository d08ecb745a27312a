import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceStatus, FleetStatus } from '../../pipeline/status/fleet-status.js';
import type { MissingStatus, StatusReader } from '../../pipeline/status/status.js';
import type { ExitCode, Io } from '../io.js';
import { buildText, statusTable, statusTotals } from '../report/status-table.js';

const intervalMs = 500;

/**
 * Prints the table, then a line for each device that gets further, until all are done or somebody ends it. What is
 * missing may come: a web server that is started later.
 */
export async function followStatus(
  reader: StatusReader,
  {
    io,
    json,
    missingText,
    onRead,
  }: {
    io: Io;
    json: boolean;
    missingText: (status: MissingStatus) => string;
    /** Looks at each status, and says whether it changed what is published. */
    onRead?: ((status: FleetStatus) => Promise<boolean>) | undefined;
  },
): Promise<ExitCode> {
  const stop = io.interrupted();
  let before: FleetStatus | undefined;
  let isNews = false;
  let isMissing = false;
  while (!stop.aborted) {
    let read = await reader.read();
    if (!('missing' in read) && (await onRead?.(read))) read = await reader.read();
    if ('missing' in read) {
      if (!isMissing) io.stderr(`seedpress: waiting: ${missingText(read)}\n`);
      isMissing = true;
    } else {
      const text = json ? jsonOf(read, { before }) : textOf(read, { before });
      if (text !== '') io.stdout(text);
      isNews ||= before !== undefined && text !== '';
      before = read;
      if (isDone(read)) break;
    }
    await sleep(intervalMs, undefined, { signal: stop }).catch(() => {});
  }
  // The table has the sums of its moment.
  if (before !== undefined && isNews && !json) io.stdout(statusTotals(before));
  return 0;
}

const isDone = ({ totals: { devices, finished } }: FleetStatus): boolean =>
  devices > 0 && finished === devices;

/** The whole state in a line, whenever something in it is new. */
function jsonOf(status: FleetStatus, { before }: { before: FleetStatus | undefined }): string {
  return status === before ? '' : `${JSON.stringify(status)}\n`;
}

function textOf(status: FleetStatus, { before }: { before: FleetStatus | undefined }): string {
  if (before === undefined) return statusTable(status);
  if (before === status) return '';
  const known = new Map(before.devices.map((device) => [device.id, keyOf(device)]));
  return status.devices
    .filter((device) => known.get(device.id) !== keyOf(device))
    .map((device) => `${device.last ?? '-'}  ${device.id}  ${keyOf(device)}\n`)
    .join('');
}

/** What a person waits for; more files of the same build are no news. */
const keyOf = (device: DeviceStatus): string =>
  device.build === null ? device.state : `${device.state}, build ${buildText(device)}`;
