import type { Diagnostic, Position } from '../diagnostic.js';
import { type MessageRow, message, type RowSeverity, type WordsOf } from '../message.js';

/** Where a line of a part was written. */
export interface Place {
  readonly position: Position;
  /** `line 3 of the rendered text` where the template has no such line; else nothing. */
  readonly hint: string;
  /** The line is not in the template as it stands there: a value came in. */
  readonly isSubstituted?: true;
  /** Where the value stands in the inventory that came in. */
  readonly value?: Position;
}

/** What every message about a part's text has to be told. */
export interface AboutPart {
  readonly filename: string;
  /** The device that the text was rendered for. */
  readonly device: string;
}

/** An error in the text of one part. */
export const partMessage = <S extends RowSeverity>(
  { position, hint, value }: Place,
  row: MessageRow<S>,
  { device, ...words }: WordsOf<S> & { readonly device: string },
): Diagnostic =>
  message(row, position, {
    ...(words as WordsOf<S>),
    found: withHint(words.found, hint),
    related: value && [{ label: 'value', position: value }],
    devices: [device],
  });

/** A line of a text in quotes, cut where it is long; nothing that moves the cursor of a terminal. */
export const quoted = (text: string): string => {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `"${shown.replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1))}"`;
};

/** What was found, and the line where it stands when the position cannot tell. */
export const withHint = (found: string, hint: string): string => (hint === '' ? found : `${found} (${hint})`);
