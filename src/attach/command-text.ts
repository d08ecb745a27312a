import { shellWord } from '../domain/shell-word.js';

/** A command for a POSIX shell: a program, then a line for each group of arguments. */
export const commandText = (program: string, groups: readonly (readonly string[])[]): string =>
  `${[program, ...groups.map((words) => words.map(shellWord).join(' '))].join(' \\\n  ')}\n`;

/** A short command on one line. */
export const commandLine = (words: readonly string[]): string => `${words.map(shellWord).join(' ')}\n`;

/** A short command that reads a file. */
export const inputFrom = (path: string, words: readonly string[]): string =>
  `${words.map(shellWord).join(' ')} <${shellWord(path)}\n`;
