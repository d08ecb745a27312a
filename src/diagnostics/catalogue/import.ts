import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';

export const rows = messageRows({
  'import-unreadable': error('A file cannot be imported', 'The file is not of the kind that you named.'),
  'import-two-ids': error(
    'A seed has two instance-ids',
    'It is not clear which of them the machine has. Remove the wrong one.',
  ),
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
    found: `${words.what} was not imported`,
    expected: words.expected,
    fix: words.fix,
  });

export const twoInstanceIds = (
  position: Position,
  { ids, first }: { readonly ids: readonly string[]; readonly first: Position },
): Diagnostic =>
  message(rows['import-two-ids'], position, {
    found: `the seed has the instance-ids ${ids.map((id) => `"${id}"`).join(' and ')}`,
    expected: 'one instance-id',
    related: [{ label: 'the first one', position: first }],
  });
