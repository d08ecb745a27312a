import { fits, misfits, type Parsed } from './parsed.js';

/** The name of a part in its Content-Disposition header, and of the file that cloud-init makes of it. */
export function parsePartFilename(text: string): Parsed<string> {
  const isName = text !== '' && text === text.trim() && !/[/\\"<>\p{Cc}\u2028\u2029]/u.test(text);
  if (isName && text !== '.' && text !== '..') return fits(text);
  return misfits(
    `${JSON.stringify(text)} is not a valid part name`,
    'a name without slashes, quotes and angle brackets, like cloud.config',
  );
}

/** cloud-init's Merge-Type header; that cloud-init knows what stands in it is not checked here. */
export function parseMergeType(text: string): Parsed<string> {
  if (/^[!-~](?:[ -~]*[!-~])?$/.test(text)) return fits(text);
  return misfits(
    `${JSON.stringify(text)} is not a merge type`,
    'one line of ASCII, like list(append)+dict(recurse_array)+str()',
  );
}
