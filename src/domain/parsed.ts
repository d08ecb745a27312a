/**
 * What a value parser gives back: the value, or the two halves of a message about it. A text that does not
 * fit is a user's error and therefore a value; the floor above knows the position and makes the Diagnostic.
 */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      /** What stands there: `"52:54:00:12:34" has 5 groups`. */
      readonly found: string;
      /** What would be right: `6, like 52:54:00:12:34:56`. */
      readonly expected: string;
      /** A known name that is nearly what was found. */
      readonly nearest?: string | undefined;
    };

export const fits = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const misfits = (found: string, expected: string, nearest?: string) =>
  ({ ok: false, found, expected, ...(nearest === undefined ? {} : { nearest }) }) as const;
