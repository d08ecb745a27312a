import { shellWord } from '../domain/shell-word.js';

/** A command for a POSIX shell: a program, then a line for each group of arguments. */
export const commandText = (program: string, groups: readonly (readonly string[])[]): string =>
  `${[program, ...groups.map((words) => words.map(shellWord).join(' '))].join(' \\\n  ')}\n`;
