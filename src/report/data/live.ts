/** What `serve` knows of all devices now. */
export interface LiveStatus {
  /** The one that is published. */
  readonly generation: number;
  readonly devices: readonly LiveRow[];
}

/** All times in UTC; null where it has not happened. */
export type LiveRow = readonly [
  id: string,
  state: 'silent' | 'reading' | 'finished',
  first: string | null,
  last: string | null,
  finished: string | null,
  /** When what is published of it was written. */
  changed: string,
];

/** What `serve` says of itself, as often as it is asked. */
export interface LiveServer {
  /** Grows with each build that was published while it serves. */
  readonly builds: number;
  /** Why the last build was refused; none where all is well. */
  readonly errors: readonly string[];
  /** Builds follow the inputs. */
  readonly isWatching: boolean;
  /** The absolute path of out/current. */
  readonly published: string;
}

/** A plan as people read it. */
export interface LivePlan {
  /** Why there is none. */
  readonly errors: readonly string[];
  /** Inputs that changed: `changed devices/waf.yaml`. */
  readonly inputs: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly groups: readonly PlanGroup[];
  readonly siteFiles: readonly PlanFile[];
}

/** Devices that change alike, and what changes of the first of them. */
export interface PlanGroup {
  readonly devices: readonly string[];
  readonly type: string;
  /** What its guest does at the next boot, a line each. */
  readonly boot: readonly string[];
  /** Whether the change reaches the guest without somebody's help: `yes`, `no` or `in part`. */
  readonly reaches: 'yes' | 'no' | 'in part' | 'unknown';
  readonly files: readonly PlanFile[];
}

export interface PlanFile {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly path: string;
  /** Of the difference, each with its blank, minus or plus before it. */
  readonly lines: readonly string[];
}
