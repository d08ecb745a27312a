import type { Diagnostic } from '../../diagnostics/diagnostic.js';

/** One file that a build reads. */
export interface InputFile {
  /** Relative to the root, with `/` between segments. */
  readonly path: string;
  /** UTF-8; a byte order mark is not part of it. Empty where the file is no text. */
  readonly text: string;
  /** Where the text does not give them back: of a file that begins with a byte order mark, or is no text. */
  readonly bytes?: Uint8Array;
  /** That the file is no text, for whoever wants one of it. */
  readonly notText?: Diagnostic;
  /** Bytes. */
  readonly size: number;
  /** Of the bytes as they stand on the disk, in hex. */
  readonly sha256: string;
  /** Whether the text may hold a word of ASCII, where that is cheaper to tell than to make the text. */
  mayHold?(word: string): boolean;
}
