import type { GuestPath, GuestValue } from '../values/guest-value.js';
import { scalarText } from '../values/scalar.js';

/** A list of commands as cloud-init makes a script of it. */
export interface CommandScript {
  readonly text: string;
  readonly strings: readonly CommandString[];
  readonly lists: readonly CommandList[];
}

/** A command that is a string, and the line of the script at which it begins, from 1. */
export interface CommandString {
  readonly value: GuestValue;
  readonly path: GuestPath;
  readonly text: string;
  readonly line: number;
}

/** A command that is a list: no word of it is looked into by the shell. */
export interface CommandList {
  readonly value: GuestValue;
  readonly path: GuestPath;
  readonly words: readonly string[];
}

/** An entry for which cloud-init refuses all of them. */
export interface WrongCommand {
  readonly value: GuestValue;
  readonly path: GuestPath;
}

/**
 * The commands of `runcmd` and `bootcmd` as one script for sh: a string is a line of it, the words of a list stand in
 * single quotes, nothing is passed over. Source: util.py shellify.
 */
export function shellify(
  commands: GuestValue,
  path: GuestPath,
): { readonly script: CommandScript } | { readonly wrong: readonly WrongCommand[] } {
  if (commands.kind !== 'list') return { wrong: [{ value: commands, path }] };
  const wrong: WrongCommand[] = [];
  const strings: CommandString[] = [];
  const lists: CommandList[] = [];
  let text = '#!/bin/sh\n';
  let line = 2;
  for (const [index, value] of commands.items.entries()) {
    const place = { value, path: [...path, index] };
    const added = lineOf(value);
    if (added === undefined) {
      wrong.push(place);
      continue;
    }
    if (value.kind === 'list') lists.push({ ...place, words: value.items.map(wordOf) });
    if (value.kind === 'scalar' && typeof value.value === 'string')
      strings.push({ ...place, text: value.value, line });
    text += added;
    line += added.split('\n').length - 1;
  }
  return wrong.length > 0 ? { wrong } : { script: { text, strings, lists } };
}

function lineOf(value: GuestValue): string | undefined {
  if (value.kind === 'list') return `${value.items.map((item) => quoted(wordOf(item))).join(' ')}\n`;
  if (value.kind !== 'scalar') return undefined;
  if (value.value === null) return '';
  return typeof value.value === 'string' ? `${value.value}\n` : undefined;
}

/** What Python's str() makes of lists and mappings matters to no shell. */
const wordOf = (value: GuestValue): string =>
  value.kind === 'scalar' ? scalarText(value.value) : value.kind;

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
