import { stripVTControlCharacters } from 'node:util';

/**
 * A line of a machine's console as plain text. A guest is not trusted: what it writes shall not move the cursor of the terminal,
 * or name its window.
 */
export const consoleLine = (line: string): string =>
  stripVTControlCharacters(line).replace(/[^\P{Cc}\t]/gu, '');
