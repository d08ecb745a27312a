import type { CommandTree, TreeOption } from '../../../src/cli/command-tree.js';

/** seedpress(1), in man's own macros. It has no date, so that the same program gives the same page. */
export const manPage = (tree: CommandTree): string =>
  [
    `.TH ${tree.name.toUpperCase()} 1`,
    '.SH NAME',
    `${tree.name} \\- ${line('A static site generator for cloud-init')}`,
    '.SH SYNOPSIS',
    `.B ${tree.name}`,
    '.I COMMAND',
    '[options] [operands]',
    '.SH DESCRIPTION',
    line(tree.description),
    ...optionLines(tree.options),
    '.SH COMMANDS',
    ...tree.commands.flatMap((command) => commandLines(command, tree)),
    '.SH SEE ALSO',
    '.BR cloud-init (1)',
    '',
  ].join('\n');

function commandLines(command: CommandTree, { name }: CommandTree): readonly string[] {
  const operands = command.operands.map(({ name: operand, isRequired, isRepeated }) => {
    const text = `${operand.toUpperCase()}${isRepeated ? '...' : ''}`;
    return isRequired ? text : `[${text}]`;
  });
  return [
    `.SS ${line([name, command.name, ...operands].join(' '))}`,
    line(command.description),
    ...optionLines(command.options),
    '.PP',
    '.nf',
    ...command.more.trim().split('\n').map(line),
    '.fi',
  ];
}

const optionLines = (options: readonly TreeOption[]): readonly string[] =>
  options.flatMap(({ short, long, value, description }) => {
    const names = short === undefined ? long : `${short}, ${long}`;
    return [
      '.TP',
      `.B ${line(value === undefined ? names : `${names} ${value.toUpperCase()}`)}`,
      line(description),
    ];
  });

/** A backslash, a dash and a dot or quote at the start mean something to roff. */
const line = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/, '\\&');
