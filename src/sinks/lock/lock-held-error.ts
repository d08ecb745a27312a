import type { Holder } from './holder.js';

/** Another build holds the lock of this output folder. */
export class LockHeldError extends Error {
  override readonly name = 'LockHeldError';
  /** PID on its host; undefined where the lock does not say. */
  readonly holder: number | undefined;
  readonly host: string | undefined;

  constructor(message: string, holder: Holder | undefined) {
    super(message);
    this.holder = holder?.pid;
    this.host = holder?.host;
  }
}
