import { resolve } from 'node:path';
import { Command as CommanderCommand, CommanderError } from 'commander';
import type { SecretSource } from '../domain/secret-source.js';
import { type Command, type CommonOptions, UsageError } from './command.js';
import { type CommandTree, commandTree } from './command-tree.js';
import { allCommands, commands } from './commands/index.js';
import type { ExitCode, Io } from './io.js';
import { reportFault } from './report/fault.js';

/** Runs one command line; everything that it needs of the world comes with `io`. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = programOf(io);
  try {
    for (const command of await commandsFor(argv[0]))
      addCommand(program, command, { io, onExit: (code) => (exitCode = code) });
    await program.parseAsync(argv.length === 0 ? ['--help'] : [...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) {
      io.stderr(`seedpress: ${error.message}\n`);
      return 2;
    }
    return reportFault(error, io);
  }
}

/** The one that is called; all of them where the words may be wrong, or ask for help. */
async function commandsFor(name = ''): Promise<readonly Command[]> {
  if (name === '--version') return [];
  return Object.hasOwn(commands, name) ? [await (commands[name] as () => Promise<Command>)()] : allCommands();
}

function programOf(io: Io): CommanderCommand {
  return new CommanderCommand('seedpress')
    .description(
      'A static site generator for cloud-init: metadata, user-data and seed ISOs for a fleet of VMs.',
    )
    .version(io.version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout(text), writeErr: io.stderr })
    .showHelpAfterError('(--help lists what there is)');
}

function addCommand(
  program: CommanderCommand,
  command: Command,
  { io, onExit }: { io: Io; onExit: (code: ExitCode) => void },
): void {
  const sub = program.command(command.name).description(command.summary);
  for (const operand of command.operands ?? []) sub.argument(operand);
  for (const { flags, description } of [...command.options, ...commonOptions]) sub.option(flags, description);
  if (command.details !== undefined) sub.addHelpText('after', `\n${command.details.join('\n')}`);
  sub.addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}\n`).join('')}`);
  sub.addHelpText('after', `Exit codes:\n  ${exitCodesOf(command)}\n`);
  sub.action(async () => {
    const values = sub.opts<Record<string, string | boolean | undefined>>();
    const tree = () => treeOfCommands(io);
    const code = await command.run({ operands: sub.args, values, common: commonOf(values, io), tree }, io);
    onExit(await afterOutput(code, command, io));
  });
}

/** Results that were lost are not done; what was done is done without its report. */
async function afterOutput(code: ExitCode, { isDeed = false }: Command, io: Io): Promise<ExitCode> {
  const lost = await io.lostOutput();
  if (lost === undefined) return code;
  io.stderr(`seedpress: the output is not complete, for it could not be written: ${lost}\n`);
  return isDeed || code === 1 || code === 2 ? code : 3;
}

const exitCodesOf = ({
  exitCodes = '0 done',
  onFailure = 'the inputs have errors',
  takesLock = false,
}: Command): string =>
  `${exitCodes}, 1 ${onFailure}, 2 wrong usage, 3 internal or system error${takesLock ? ', 4 another build is running' : ''}`;

const commonOptions = [
  {
    flags: '--root <dir>',
    description: 'folder with devices/ and templates/ (default: the current folder)',
  },
  { flags: '--out <dir>', description: 'output folder (default: out/ in the root)' },
  { flags: '--json', description: 'print the result as JSON on stdout' },
  {
    flags: '--identity <file>',
    description: 'age identity that decrypts devices/secrets.yaml.age (default: SEEDPRESS_IDENTITY)',
  },
  { flags: '--quiet', description: 'print only errors and warnings' },
];

function commonOf(values: Readonly<Record<string, string | boolean | undefined>>, io: Io): CommonOptions {
  const root = resolve(io.cwd, typeof values.root === 'string' ? values.root : '.');
  return {
    root,
    out: resolve(io.cwd, typeof values.out === 'string' ? values.out : resolve(root, 'out')),
    json: values.json === true,
    quiet: values.quiet === true,
    secretsFrom: secretSource(values.identity, io),
  };
}

/** The commands as --help shows them. */
export const treeOfCommands = async (io: Io): Promise<CommandTree> =>
  commandTree(await programWithCommands(io));

/** What --help prints where lines are `width` columns wide, by the name of the command; that of the program has none. */
export async function helpTexts(io: Io, width: number): Promise<Readonly<Record<string, string>>> {
  const program = await programWithCommands(io);
  return Object.fromEntries(
    [program, ...program.commands].map((command) => {
      let text = '';
      command
        .configureOutput({ getOutHelpWidth: () => width, writeOut: (more) => (text += more) })
        .outputHelp();
      return [command === program ? '' : command.name(), text];
    }),
  );
}

async function programWithCommands(io: Io): Promise<CommanderCommand> {
  const program = programOf(io);
  for (const command of await allCommands()) addCommand(program, command, { io, onExit: () => {} });
  return program;
}

/** The identity itself is taken from the environment alone: every user sees the arguments of a process. */
function secretSource(option: string | boolean | undefined, { environment, cwd }: Io): SecretSource {
  if (typeof option === 'string' && /^\s*AGE-SECRET-KEY-/.test(option))
    throw new UsageError(
      '--identity takes the path of a file; SEEDPRESS_IDENTITY can hold the identity itself',
    );
  const given = typeof option === 'string' ? option : environment.SEEDPRESS_IDENTITY;
  if (given === undefined || given === '') return { environment };
  return { environment, identity: /^\s*AGE-SECRET-KEY-/.test(given) ? given : resolve(cwd, given) };
}
