import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';

export const rows = messageRows({
  'duplicate-entry': error('A name is in a list twice', 'Remove one of the two.'),
});

export const duplicateEntry = (
  position: Position,
  { key, name, first }: { key: string; name: string; first: Position },
): Diagnostic =>
  message(rows['duplicate-entry'], position, {
    found: `"${key}" contains "${name}" twice`,
    expected: 'each name once',
    related: [{ label: 'first', position: first }],
  });
