import type { CommandTree, TreeOperand, TreeOption } from '../command-tree.js';

/** What a shell offers for a value: words, folders, files, or ids of devices; nothing where it is a number or a name. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'folder' | 'file' | 'device' | 'none' };

/** By the value that --help names, and for `<kind>` and its like by the description, which lists the words. */
export function valuesOf({ value = '', description }: TreeOption): Values {
  const words = wordsIn(description);
  if (words.length > 0) return { kind: 'words', words };
  if (value === 'dir' || value === 'folder') return { kind: 'folder' };
  if (/^(?:file|path|image|disk)$/.test(value)) return { kind: 'file' };
  return { kind: 'none' };
}

export function operandValues({ name }: TreeOperand, command: CommandTree): Values {
  const words = choices[`${command.name} ${name}`];
  if (words !== undefined) return { kind: 'words', words };
  if (name === 'device' || (command.name === 'list' && name === 'pattern')) return { kind: 'device' };
  if (name === 'dir') return { kind: 'folder' };
  return /^(?:file|path)$/.test(name) ? { kind: 'file' } : { kind: 'none' };
}

/** Operands that take one of some words. */
const choices: Readonly<Record<string, readonly string[]>> = {
  'new kind': ['device', 'type', 'group'],
  'schema kind': ['site', 'type', 'group', 'device'],
  'completion shell': ['bash', 'zsh', 'fish'],
};

/** `file system: iso9660 (the default) or vfat` names two, `a, b, c (default: …)` three. */
function wordsIn(description: string): readonly string[] {
  const list =
    /: ((?:[a-z0-9-]+(?: \(the default\))?)(?:(?:, | or )[a-z0-9-]+(?: \(the default\))?)+)(?: \(default: .*\))?$/.exec(
      description,
    )?.[1];
  return list === undefined ? [] : list.replaceAll(' (the default)', '').split(/, | or /);
}
