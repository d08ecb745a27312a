import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';

export const rows = messageRows({
  'token-secret-missing': error(
    'The token secret does not exist',
    'With access: token every device has a token that is made from a secret file. Create that file once and keep it.',
  ),
  'token-secret-unreadable': error(
    'The token secret cannot be read',
    'The user who runs seedpress needs read access to the secret file.',
  ),
  'token-secret-wrong': error(
    'The token secret is too weak',
    'The secret file must hold one word of at least 32 characters. The fix line shows how to create one.',
  ),
  'token-secret-open': warning(
    'Every user can read the token secret',
    'Anyone who reads the secret can compute the URL of every device. Give the file to its owner only, with chmod 600.',
  ),
  'include-of-nobody': warning(
    'The guest cannot fetch an included part',
    'The server knows a device by its management_ip or by a token. A device with neither gets a 404 for its included parts.',
  ),
});

const expected = 'a file with one word of 32 characters or more';

export const missingSecret = (position: Position, { path, fix }: { path: string; fix: string }): Diagnostic =>
  message(rows['token-secret-missing'], position, {
    found: `the token secret ${path} does not exist`,
    expected,
    fix,
  });

export const unreadableSecret = (
  position: Position,
  { path, reason }: { path: string; reason: string },
): Diagnostic =>
  message(rows['token-secret-unreadable'], position, {
    found: `${path} cannot be read: ${reason}`,
    expected,
  });

/** `found` must hold nothing of the file's content. */
export const wrongSecret = (
  position: Position,
  { path, found, fix }: { path: string; found: string; fix: string },
): Diagnostic => message(rows['token-secret-wrong'], position, { found: `${path} ${found}`, expected, fix });

export const openSecret = (position: Position, { path, fix }: { path: string; fix: string }): Diagnostic =>
  message(rows['token-secret-open'], position, {
    found: `every user of this machine may read ${path}`,
    expected: 'a file that only its owner can read',
    fix,
  });

/** The place is the part's declaration. */
export const includeOfNobody = (position: Position, { device }: { device: string }): Diagnostic =>
  message(rows['include-of-nobody'], position, {
    found: 'a device without management_ip would get a 404 for this included part',
    expected: 'a management_ip, by which the server identifies the device, or access: token in site.yaml',
    devices: [device],
  });
