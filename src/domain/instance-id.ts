import { fits, misfits, type Parsed } from './parsed.js';

/** An instance-id that a machine has already, whoever gave it: any one line of text. */
export function parseInstanceId(text: string): Parsed<string> {
  const expected = 'one line of at most 255 characters, like i-0abc or iid_7/Edge.01';
  if (text === '') return misfits('an empty instance-id', expected);
  if (text.length > 255) return misfits(`an instance-id of ${text.length} characters`, expected);
  if (/\p{Cc}|\u2028|\u2029/u.test(text)) return misfits('an instance-id with a control character', expected);
  return text === text.trim() ? fits(text) : misfits('the instance-id begins or ends with a space', expected);
}
