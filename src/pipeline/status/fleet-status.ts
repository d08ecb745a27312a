/**
 * How far a device is: `finished` reported that it is done, `reading` asked for something, `silent` never asked.
 */
export type DeviceState = 'finished' | 'reading' | 'silent';

/** One file that a device read; times are in UTC, like 2025-01-31T12:00:05Z. */
export interface FileStatus {
  /** Below the device's folder: `nsfocus/latest/user_data`. */
  readonly path: string;
  readonly requests: number;
  readonly first: string;
  readonly last: string;
}

/** What a machine's console showed of its last boot. */
export interface ConsoleStatus {
  readonly file: string;
  /** `finished`: cloud-init's last words were read. */
  readonly state: 'finished' | 'running';
  /** By the guest's own clock. */
  readonly finished: string | null;
  /** cloud-init's. */
  readonly version: string | null;
  /** As cloud-init names it: `DataSourceNoCloud [seed=/dev/sr0][dsmode=net]`. */
  readonly source: string | null;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

export interface DeviceStatus {
  readonly id: string;
  readonly type: string;
  /** By which the server knows it; null where it has none. */
  readonly address: string | null;
  readonly state: DeviceState;
  /** When it asked first and last, and when it reported that it is done. */
  readonly first: string | null;
  readonly last: string | null;
  readonly finished: string | null;
  /** All that it asked for, found or not. */
  readonly requests: number;
  /** Of these, answers that say that something is wrong: 403, 429 and 5xx. */
  readonly refused: number;
  /** Whether what it read last is what is published now; null where it read nothing, and where the log does not tell. */
  readonly build: 'current' | 'older' | null;
  /** The newest generation that holds what it read last; null where none that is on the disk does. */
  readonly generation: number | null;
  readonly digest: string | null;
  /** Whether its parts have left the published tree; null where nobody wants them to. */
  readonly sealed: boolean | null;
  /** What it read after it was sealed: a reboot, or somebody in it who looks for its secrets; null for nothing. */
  readonly read_sealed: Omit<FileStatus, 'path'> | null;
  /** Sorted by path. */
  readonly files: readonly FileStatus[];
  /** Where consoles were asked for; null where this device has none. */
  readonly console?: ConsoleStatus | null;
}

/** Somebody at an address that belongs to no device. */
export interface StrangerStatus {
  readonly address: string;
  readonly requests: number;
  readonly first: string;
  readonly last: string;
}

export interface FleetStatus {
  readonly log: string;
  /** The one that is published. */
  readonly generation: number;
  readonly totals: {
    readonly devices: number;
    readonly finished: number;
    readonly reading: number;
    readonly silent: number;
    readonly strangers: number;
    /** Lines of the log that tell of a request, and other ones. */
    readonly requests: number;
    readonly foreign_lines: number;
  };
  /** Sorted by id. */
  readonly devices: readonly DeviceStatus[];
  /** Sorted by address. */
  readonly strangers: readonly StrangerStatus[];
}
