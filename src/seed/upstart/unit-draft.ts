/** A systemd unit as it grows: the lines of its sections, and the scripts that it runs. */
export interface UnitDraft {
  /** `author "x"` and the like, which a unit has no key for. */
  readonly comments: string[];
  readonly unit: string[];
  readonly service: string[];
  /** Units that start this one. */
  readonly wantedBy: string[];
  /** `main`, `pre-start` -> what /bin/sh runs. */
  readonly scripts: Map<string, string>;
  isTask: boolean;
  isManual: boolean;
  forks: boolean;
  respawns: boolean;
  respawnLimit: readonly string[];
}

export const newDraft = (): UnitDraft => ({
  comments: [],
  unit: [],
  service: [],
  wantedBy: [],
  scripts: new Map(),
  isTask: false,
  isManual: false,
  forks: false,
  respawns: false,
  // upstart's own default: ten times in five seconds.
  respawnLimit: ['StartLimitBurst=10', 'StartLimitIntervalSec=5'],
});

/** A value of a unit file, where `%` starts a specifier. Source: systemd.unit(5). */
export const unitValue = (text: string): string => text.replaceAll('%', '%%');

/** One assignment for Environment=, whose backslashes are escapes, in quotes where it needs them. Source: systemd.exec(5). */
export function environmentValue(assignment: string): string {
  const value = unitValue(assignment).replaceAll('\\', '\\\\');
  return /[\s"';]/.test(value) ? `"${value.replaceAll('"', '\\"')}"` : value;
}
