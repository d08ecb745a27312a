import type { LiveRow, LiveServer, LiveStatus } from '../../data/live.js';

/** What `serve` knows of a device now. */
export interface LiveDevice {
  readonly state: LiveRow[1];
  /** UTC, or null where it has not happened. */
  readonly first: string | null;
  readonly finished: string | null;
  /** When what is published of it was written; UTC. */
  readonly changed: string;
}

/** What the page knows of the server that it comes from. */
export interface Live {
  /** None where the page was opened as a file. */
  readonly devices: ReadonlyMap<string, LiveDevice>;
  readonly server: LiveServer | undefined;
  /** The server was there, and answers no more. */
  readonly isGone: boolean;
}

export const noLive: Live = { devices: new Map(), server: undefined, isGone: false };

export const liveDevices = ({ devices }: LiveStatus): Live['devices'] =>
  new Map(
    devices.map(([id, state, first, , finished, changed]) => [id, { state, first, finished, changed }]),
  );

/** Asks the server; rejects where it does not answer. Undefined where it has no such thing. */
export async function askServer<T>(path: string): Promise<T | undefined> {
  let answer = await fetch(`/-/live/${path}`);
  // It takes longer than a connection may be silent.
  while (answer.status === 202) answer = await fetch(`/-/live/${path}`);
  return answer.ok ? ((await answer.json()) as T) : undefined;
}
