import type { Diagnostic, Position } from '../diagnostic.js';
import { message, messageRows, warning } from '../message.js';

export const rows = messageRows({
  'attach-guest': warning(
    'The guest does not look for its seed there',
    'Each guest looks in some places only. docs/clients.md lists what each reads.',
  ),
});

export const guestDoesNotLook = (
  position: Position,
  { id, guest, by, images }: { id: string; guest: string; by: 'url' | 'address'; images: readonly string[] },
): Diagnostic =>
  message(rows['attach-guest'], position, {
    found: `--by ${by}, and ${guest}, the guest of ${id}, reads no layout of this site ${by === 'url' ? 'from a URL' : 'from a server'}`,
    expected:
      images.length === 0 ? 'another --by' : `--by iso with an image that it reads: ${images.join(', ')}`,
  });
