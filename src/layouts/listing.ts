/** A folder's index file: its names, one a line, as metadata services list them. */
export const listing = (names: readonly string[]): string =>
  names.reduce((text, name) => `${text}${name}\n`, '');
