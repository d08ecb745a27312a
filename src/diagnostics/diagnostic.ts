/** A place in an input file, relative to the root; line and column count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning';

/** A user's mistake, as a value: where, what was found, what is expected, what to do. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly position: Position;
  /** What stands there: `"52:54:00:12:34" has 5 groups`. */
  readonly found: string;
  /** What would be right: `a MAC has 6 groups of two hex digits, like 52:54:00:12:34:56`. */
  readonly expected: string;
  /** What to do, where `expected` does not say it already. */
  readonly remedy?: string;
  /** Other places that belong to the mistake: the first of two duplicates. */
  readonly related?: readonly { readonly label: string; readonly position: Position }[];
  /** Devices for which a shared text (a template) went wrong; the same mistake in many is one Diagnostic. */
  readonly devices?: readonly string[];
}

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';
