/** What `serve` knows of a device now. */
export interface LiveDevice {
  readonly state: 'silent' | 'reading' | 'finished';
  /** UTC, or null where it has not happened. */
  readonly first: string | null;
  readonly last: string | null;
  readonly finished: string | null;
  /** When what is published of it was written; UTC. */
  readonly changed?: string;
}

export const noLive: ReadonlyMap<string, LiveDevice> = new Map();
