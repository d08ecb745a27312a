import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import type { SchemaUse } from '../../../pipeline/site/schema-use.js';

/** What a command has found out about the inputs. */
export interface Report {
  /** Sorted. */
  readonly diagnostics: readonly Diagnostic[];
  /** How much was looked at, by its name: `{ devices: 25 }`. */
  readonly looked: Readonly<Record<string, number>>;
  /** cloud-init's schema that was used; absent where nobody came as far as looking for one. */
  readonly schema?: SchemaUse | undefined;
}

/** What a format may know beside the report. */
export interface FormatContext {
  /** A file of a position as one names it in the current folder; positions are relative to the root. */
  readonly pathOf: (file: string) => string;
  /** The lines of such a file, without its secrets; none where it cannot be read. */
  readonly linesOf: (file: string) => readonly string[];
  readonly hasColours: boolean;
  /** Version of seedpress. */
  readonly version: string;
}

/** A report as text, with a line end at its end where there is anything. */
export type Format = (report: Report, context: FormatContext) => string;
