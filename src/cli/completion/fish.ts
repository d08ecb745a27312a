import type { CommandTree, TreeOption } from '../command-tree.js';
import { operandValues, type Values, valuesOf } from './values.js';

/** A completion for fish: `seedpress completion fish > ~/.config/fish/completions/seedpress.fish`. */
export function fishCompletion({ name, commands, options }: CommandTree): string {
  const complete = (words: string): string => `complete -c ${name} ${words}`;
  return [
    complete('-f'),
    ...options.map((option) => complete(`-n __fish_use_subcommand ${wordsOf(option)}`)),
    ...commands.flatMap((command) => {
      const after = `-n ${quoted(`__fish_seen_subcommand_from ${command.name}`)}`;
      return [
        complete(`-n __fish_use_subcommand -a ${command.name} -d ${quoted(command.description)}`),
        ...command.options.map((option) => complete(`${after} ${wordsOf(option)}`)),
        ...command.operands.flatMap((operand) => {
          const values = argumentsOf(operandValues(operand, command));
          return values === '' ? [] : [complete(`${after} ${values}`)];
        }),
      ];
    }),
    '',
  ].join('\n');
}

function wordsOf(option: TreeOption): string {
  const { short, long, description, value } = option;
  const names = [`-l ${long.replace(/^--/, '')}`, ...(short === undefined ? [] : [`-s ${short.slice(1)}`])];
  const values = value === undefined ? [] : ['-x', argumentsOf(valuesOf(option)).replace(/^-F$/, '-rF')];
  return [...names, ...values, `-d ${quoted(description)}`].filter((word) => word !== '').join(' ');
}

function argumentsOf(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `-a ${quoted(values.words.join(' '))}`;
    case 'folder':
      return `-a ${quoted('(__fish_complete_directories)')}`;
    case 'file':
      return '-F';
    case 'device':
      return `-a ${quoted('(seedpress list --names 2>/dev/null)')}`;
    case 'none':
      return '';
  }
}

/** In fish a backslash before a quote or a backslash counts within quotes. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
