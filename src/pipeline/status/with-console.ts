import type { ConsoleStatus, DeviceStatus } from './fleet-status.js';

/** The status of a device whose console was looked at: what it shows there counts like what it reports. */
export function withConsole(status: DeviceStatus, console: ConsoleStatus | null): DeviceStatus {
  if (console === null) return { ...status, console };
  if (console.state === 'running')
    return { ...status, console, state: status.state === 'silent' ? 'reading' : status.state };
  return { ...status, console, state: 'finished', finished: status.finished ?? console.finished };
}
