import { lostByImport } from '../diagnostics/catalogue/import.js';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.js';

/** What could not be imported, where it stands, and what would have been. */
export interface SourceLoss {
  readonly position: Position;
  /** As a message names it: `the key "dsmode"`. */
  readonly what: string;
  readonly expected: string;
  readonly fix?: string;
}

/** A loss of a file as a whole, or of something that has no line. */
export const lossIn = (file: string, words: Omit<SourceLoss, 'position'>): SourceLoss => ({
  position: { file, line: 1, column: 1 },
  ...words,
});

export const lossMessage = ({ position, ...words }: SourceLoss): Diagnostic => lostByImport(position, words);

/** The line that stands in the result where something is missing. */
export const lossComment = ({ what }: SourceLoss): string => `# not imported: ${what.replace(/\s+/g, ' ')}\n`;

/** What a message says that something else has made of a loss. */
export const lossOfMessage = ({ position, found, expected }: Diagnostic): SourceLoss => ({
  position,
  what: found.replace(/ was not imported$/, ''),
  expected,
});
