import { fits, misfits, type Parsed } from './parsed.js';

/** What every device's folder may hold beside its layouts. */
const ofEveryFolder: readonly string[] = ['inc'];

/** Paths that the server answers itself, whatever a device's folder holds. */
const ofServer: readonly string[] = ['s', 'phone-home'];

/**
 * The first segment of the metadata tree, and a part of a Python module's name in the guest. `tops` are the names that
 * the other layouts use at the top of a device's folder.
 */
export function parseNamespace(text: string, { tops }: { tops: readonly string[] }): Parsed<string> {
  const expected = 'a letter or digit, then letters, digits, dashes and underscores, like nsfocus';
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(text))
    return misfits(`"${text}" is not a valid namespace`, expected);
  // The dates are the names of EC2's and OpenStack's versions.
  const taken = [...ofEveryFolder, ...tops].map((name) => name.toLowerCase());
  if (taken.includes(text.toLowerCase()) || /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return misfits(`"${text}" is a name that another layout uses`, 'a name of your own, like nsfocus');
  }
  if (ofServer.includes(text))
    return misfits(`"${text}" is a path that the server answers itself`, 'a name of your own, like nsfocus');
  return fits(text);
}

/** The name of a version of the metadata tree: a folder below the namespace. */
export function parseVersion(text: string): Parsed<string> {
  const expected = 'letters, digits, dots, dashes and underscores, like "1.0" or latest';
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(text))
    return misfits(`"${text}" is not a valid version`, expected);
  if (text === 'index.html') return misfits('"index.html" is the name of the listing', expected);
  return fits(text);
}
