import type { SecretSource } from '../domain/secret-source.js';
import type { CommandTree } from './command-tree.js';
import type { ExitCode, Io } from './io.js';

/** Options that every command takes, resolved. */
export interface CommonOptions {
  /** Holds devices/ and templates/; absolute. */
  readonly root: string;
  /** Where the site is written; absolute. */
  readonly out: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly secretsFrom: SecretSource;
}

/** What a command is called with: its operands, its own options by their long names, and the common ones. */
export interface Invocation {
  readonly operands: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly common: CommonOptions;
  /** All commands, for those that tell of them. */
  readonly tree: () => Promise<CommandTree>;
}

/** One command: a file in commands/ and a line in commands/index.ts. --help derives from it. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Operands as commander writes them: `<device>`, `[path]`. */
  readonly operands?: readonly string[];
  readonly options: readonly CommandOption[];
  /** Lines of --help before the examples. */
  readonly details?: readonly string[];
  readonly examples: readonly string[];
  /** Where the command has some of its own: what they mean. */
  readonly exitCodes?: string;
  /** What exit code 1 means, where it is not an error in the inputs. */
  readonly onFailure?: string;
  /** It has to have the output folder for itself. */
  readonly takesLock?: boolean;
  /** It changes something, and its exit code says whether it did, whatever became of its output. */
  readonly isDeed?: boolean;
  readonly run: (invocation: Invocation, io: Io) => Promise<ExitCode>;
}

export interface CommandOption {
  /** As commander writes them: `--keep <n>`. */
  readonly flags: string;
  readonly description: string;
}

/** The command was called wrongly; the message says how it is called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
