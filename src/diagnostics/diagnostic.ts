/** A place in an input file, relative to the root; line and column count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning';

declare const known: unique symbol;

/** A code that a row of the catalogue has: message.ts makes them and nothing else does. */
export type Code = string & { readonly [known]: true };

/** A user's error, as a value: where, what was found, what is expected, how to fix it. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly position: Position;
  /** What stands there: `"52:54:00:12:34" has 5 groups`. */
  readonly found: string;
  /** What would be right, as it reads after "expected": `6 groups of two hex digits, like 52:54:00:12:34:56`. */
  readonly expected: string;
  /** The known name that was probably meant; people then read `did you mean "server"?` in place of `expected`. */
  readonly nearest?: string;
  /** Other known names that are as near. */
  readonly alsoNear?: readonly string[];
  /** What to do, where `expected` does not say it already. */
  readonly fix?: string;
  /** Other places that belong to the error: the first of two duplicates. */
  readonly related?: readonly { readonly label: string; readonly position: Position }[];
  /** Devices for which a shared text (a template) went wrong; the same error in many is one Diagnostic. */
  readonly devices?: readonly string[];
}

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';
