import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { NewFile } from '../sinks/new-files.js';

/** What one kind of import reads: a file in kinds/ and a line in kinds/index.ts. --help derives from it. */
export interface ImportKind {
  /** One line, as --help lists it. */
  readonly summary: string;
  /** `text`: a piece of a device, which is printed. `files`: files of a site, which are written where nothing is yet. */
  readonly gives: 'text' | 'files';
  /** Folders that belong to a file which lies beside them. */
  readonly beside?: readonly string[];
  readonly convert: (source: ImportSource) => Imported | Promise<Imported>;
}

/** A file, or a folder with its files by their paths below it. */
export type ImportSource = {
  /** As it was named, for messages. */
  readonly file: string;
  /** Nobody but its owner may read some of it: so it is with what comes of it. */
  readonly isPrivate?: boolean;
} & (
  | {
      readonly bytes: Buffer;
      /** Files of folders beside it, by their paths from its own folder. */
      readonly beside?: ReadonlyMap<string, Buffer>;
    }
  | { readonly files: ReadonlyMap<string, Buffer> }
);

export interface Imported {
  /** Of a kind that gives text. */
  readonly text?: string;
  /** By their paths below the folder that is written to. */
  readonly files?: readonly ImportedFile[];
  /** With an error nothing is printed or written. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many things came over: `{ interfaces: 3 }`. What did not has a message. */
  readonly taken: Readonly<Record<string, number>>;
  /** What came over otherwise than one may expect, a sentence each. */
  readonly notes?: readonly string[];
}

export interface ImportedFile extends NewFile {
  /** Where there is one already, it stays, and the import goes on. */
  readonly mayStay?: boolean;
}
