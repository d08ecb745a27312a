import { posix } from 'node:path';
import { fits, misfits, type Parsed } from './parsed.js';

/** Where `init` puts the secret: outside of the inputs, which are read, listed and committed. */
export const defaultSecretPath = '.seedpress/secret';

/** The path of the file that tokens are made with: relative to the root, or absolute. */
export function parseSecretPath(text: string): Parsed<string> {
  const expected = `a file outside devices/, templates/ and out/, like ${defaultSecretPath} or /etc/seedpress/secret`;
  if (text === '' || text.endsWith('/') || /\p{Cc}/u.test(text))
    return misfits(`"${text}" is not the path of a file`, expected);
  const [top = ''] = posix.normalize(text).split('/');
  if (['devices', 'templates', 'out'].includes(top))
    return misfits(`"${text}" is in ${top}/, which others can read`, expected);
  return fits(text);
}
