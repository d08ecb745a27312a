import { join, relative } from 'node:path';
import { shellWord } from '../../domain/shell-word.js';

/**
 * A command line that works where it is pasted: with the --root and --out that this one was given, as words of a shell.
 * Both folders are absolute.
 */
export function nextCommand(
  command: string,
  { root, out = join(root, 'out'), cwd }: { root: string; out?: string; cwd: string },
): string {
  const words = [
    ...(root === cwd ? [] : ['--root', placeOf(root, cwd)]),
    ...(out === join(root, 'out') ? [] : ['--out', placeOf(out, cwd)]),
  ];
  return [command, ...words.map(shellWord)].join(' ');
}

/** As one would type it here: relative below this folder, absolute elsewhere. */
export function placeOf(path: string, cwd: string): string {
  const below = relative(cwd, path);
  if (below === '') return '.';
  // A word that begins with a dash would be an option.
  return below.startsWith('..') ? path : below.replace(/^-/, './-');
}
