/** A text as one word of a POSIX shell; what means nothing to it stays as it is. */
export const shellWord = (text: string): string =>
  /^[\w./@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
