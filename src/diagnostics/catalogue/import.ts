import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';

export const rows = messageRows({
  'import-unreadable': error('A file cannot be imported', 'It is not of the kind that the command names.'),
  'import-lost': warning(
    'An import leaves something out',
    'The inventory has no field for it, or the value is not valid. A comment in the result names it too.',
  ),
});

export const notImportable = (
  position: Position,
  { found, expected }: { readonly found: string; readonly expected: string },
): Diagnostic => message(rows['import-unreadable'], position, { found, expected });

export const lostByImport = (
  position: Position,
  words: { readonly what: string; readonly expected: string; readonly fix?: string | undefined },
): Diagnostic =>
  message(rows['import-lost'], position, {
    found: `${words.what} was not taken over`,
    expected: words.expected,
    fix: words.fix,
  });
