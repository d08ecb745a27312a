import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { signersOption, verifySigned } from '../verify/signatures.js';

export const verify: Command = {
  name: 'verify',
  summary: 'compare the published site, or a copy of it, with what was signed',
  operands: ['[folder]'],
  options: [signersOption],
  details: [
    'The folder is out/current, or a copy of it with links followed. Every byte of every device is hashed.',
  ],
  examples: ['seedpress verify --signers signers', 'seedpress verify /mnt/copy --signers signers'],
  exitCodes: '0 all is as it was signed',
  run,
};

async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { signers } = invocation.values;
  if (typeof signers !== 'string') throw new UsageError('verify needs --signers FILE');
  return verifySigned(signers, invocation, io);
}
