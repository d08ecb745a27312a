import type { Diagnostic, Position, Severity } from '../diagnostic.js';

/** Where a line of a part was written. */
export interface Place {
  readonly position: Position;
  /** `, line 3 of the rendered text` where the template has no such line; else nothing. */
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

/** A mistake in the text of one part. */
export const partMessage = (
  { position, hint, value }: Place,
  {
    code,
    severity = 'error',
    device,
    found,
    expected,
    remedy,
  }: Pick<Diagnostic, 'code' | 'found' | 'expected'> & {
    device: string;
    severity?: Severity;
    remedy?: string | undefined;
  },
): Diagnostic => ({
  code,
  severity,
  position,
  found: `${found}${hint}`,
  expected,
  ...(remedy === undefined ? {} : { remedy }),
  ...(value === undefined ? {} : { related: [{ label: 'value', position: value }] }),
  devices: [device],
});

/** A line of a text in quotes, cut where it is long; nothing that moves the cursor of a terminal. */
export const quoted = (text: string): string => {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `"${shown.replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1))}"`;
};
