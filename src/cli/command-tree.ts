import type { Command as CommanderCommand } from 'commander';

/** The commands with their operands and options, as --help shows them: completion and the manual page are made of it. */
export interface CommandTree {
  readonly name: string;
  readonly description: string;
  readonly operands: readonly TreeOperand[];
  readonly options: readonly TreeOption[];
  readonly commands: readonly CommandTree[];
  /** What --help says behind the options: examples and exit codes. */
  readonly more: string;
}

export interface TreeOperand {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
}

export interface TreeOption {
  /** `-o`, where there is one. */
  readonly short?: string;
  readonly long: string;
  readonly description: string;
  /** What stands behind it: `dir`; absent for a flag. */
  readonly value?: string;
}

export function commandTree(command: CommanderCommand): CommandTree {
  const help = command.createHelp();
  return {
    name: command.name(),
    description: command.description(),
    operands: command.registeredArguments.map((argument) => ({
      name: argument.name(),
      isRequired: argument.required,
      isRepeated: argument.variadic,
    })),
    options: help.visibleOptions(command).map(({ short, long, description, flags }) => {
      const value = /[<[]([\w.-]+)[>\]]$/.exec(flags)?.[1];
      return {
        ...(short === undefined ? {} : { short }),
        long: long ?? short ?? flags,
        description,
        ...(value === undefined ? {} : { value }),
      };
    }),
    commands: command.commands.filter((sub) => sub.name() !== 'help').map(commandTree),
    more: moreOf(command),
  };
}

/** The text that `addHelpText` adds is only in the whole help. */
function moreOf(command: CommanderCommand): string {
  let whole = '';
  const { writeOut, ...output } = command.configureOutput();
  command.configureOutput({ ...output, writeOut: (text) => (whole += text) });
  command.outputHelp();
  command.configureOutput({ ...output, ...(writeOut === undefined ? {} : { writeOut }) });
  return whole.slice(command.helpInformation().length);
}
