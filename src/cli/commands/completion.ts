import type { Command, Invocation } from '../command.js';
import type { CommandTree } from '../command-tree.js';
import { bashCompletion } from '../completion/bash.js';
import { fishCompletion } from '../completion/fish.js';
import { zshCompletion } from '../completion/zsh.js';
import type { ExitCode, Io } from '../io.js';
import { oneOf } from './one-of.js';

const shells: Readonly<Record<string, (tree: CommandTree) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

export const completion: Command = {
  name: 'completion',
  summary: 'print a completion script for bash, zsh or fish',
  operands: ['<shell>'],
  options: [],
  examples: [
    'source <(seedpress completion bash)',
    'seedpress completion zsh > ~/.zfunc/_seedpress',
    'seedpress completion fish > ~/.config/fish/completions/seedpress.fish',
  ],
  run,
};

async function run({ operands: [shell], tree }: Invocation, io: Io): Promise<ExitCode> {
  const print = shells[oneOf('SHELL', shell, Object.keys(shells))];
  if (print !== undefined) io.stdout(print(await tree()));
  return 0;
}
