import { fits, misfits, type Parsed } from './parsed.js';

/** The name of a group: a folder below templates/. */
export function parseGroupName(text: string): Parsed<string> {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text)) return fits(text);
  return misfits(
    text === '' ? 'the name is empty' : `"${text}" is not a valid group name`,
    'the name of a folder below templates/, of letters, digits, dots, dashes and underscores, like monitored',
  );
}
