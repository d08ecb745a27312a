import type { Code, Diagnostic, Position, Severity } from './diagnostic.js';

/** What all messages with one code have in common; a row of the catalogue. */
export interface MessageRow<S extends RowSeverity = RowSeverity> {
  readonly code: Code;
  readonly severity: S;
  /** A headline: `Two interfaces have the same MAC`. */
  readonly title: string;
  /** What it means and what to do, in a sentence or two. */
  readonly help: string;
}

/** A function whose code is `either` says in each message which it is. */
export type RowSeverity = Severity | 'either';

type Draft = Omit<MessageRow, 'code'>;

export const error = (title: string, help: string) => ({ severity: 'error', title, help }) as const;
export const warning = (title: string, help: string) => ({ severity: 'warning', title, help }) as const;
export const either = (title: string, help: string) => ({ severity: 'either', title, help }) as const;

/** The table of a catalogue file, by code: `messageRows({ 'csv-row': error('…', '…') })`. */
export function messageRows<const T extends Readonly<Record<string, Draft>>>(drafts: T) {
  const rows = Object.entries(drafts).map(([code, draft]) => [code, { code, ...draft }]);
  return Object.fromEntries(rows) as { readonly [C in keyof T]: MessageRow<T[C]['severity']> };
}

/** The words of one message; see Diagnostic. */
export interface Words {
  readonly found: string;
  readonly expected: string;
  readonly nearest?: string | undefined;
  readonly alsoNear?: readonly string[] | undefined;
  readonly fix?: string | undefined;
  readonly related?: Diagnostic['related'];
  readonly devices?: Diagnostic['devices'];
}

export type WordsOf<S extends RowSeverity> = Words &
  (S extends 'either' ? { readonly severity: Severity } : unknown);

/** The message of a row; what is undefined in its words is left out. */
export function message<S extends RowSeverity>(
  { code, severity }: MessageRow<S>,
  position: Position,
  words: WordsOf<S>,
): Diagnostic {
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  return { code, severity, position, ...given } as Diagnostic;
}
