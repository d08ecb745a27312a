import type { Budget } from '../../domain/budget.js';
import type { Device } from '../../domain/device.js';
import type { GuestFacts } from '../parts/check.js';

/** What is known of the guests that a file is for. */
export interface ForeignGuest {
  /** cloudbase-init reads other things than cloud-init does. */
  readonly os: Device['os'];
  readonly facts: GuestFacts;
}

export interface LintOptions {
  /** As messages name it. */
  readonly file: string;
  readonly guest: ForeignGuest;
  /** How large the file may be; without one it may have any size. */
  readonly budget?: Budget | undefined;
}
