import { fits, misfits, type Parsed } from './parsed.js';

/**
 * A key of meta_data.json, and the name of a file in meta_data/. `ownKeys` are those that layouts fill in themselves,
 * each with the field that sets it.
 */
export function parseMetaDataKey(
  text: string,
  { ownKeys }: { ownKeys: ReadonlyMap<string, string> },
): Parsed<string> {
  const field = ownKeys.get(text);
  if (field !== undefined)
    return misfits(`"${text}" is a key that seedpress writes itself`, `the field "${field}" instead`);
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text) && text !== 'index.html') return fits(text);
  return misfits(
    `"${text}" is not a valid meta-data key`,
    'a letter or digit, then letters, digits, dots, dashes and underscores, like rack',
  );
}
