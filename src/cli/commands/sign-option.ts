import { parseSigningKey } from '../../domain/signatures/signing-key.js';
import type { Signer } from '../../domain/signatures/ssh-signature.js';
import { type Invocation, UsageError } from '../command.js';
import type { Io } from '../io.js';
import { readInput } from '../read-input.js';

export const signOption = {
  flags: '--sign <key>',
  description: 'sign what is published with this private key (ed25519, as ssh-keygen writes it)',
} as const;

/** What --sign names. */
export async function signerOf(
  { sign }: Invocation['values'],
  io: Io,
): Promise<{ readonly signer?: Signer }> {
  if (typeof sign !== 'string') return {};
  const read = await readInput(sign, io, { verb: 'sign' });
  const parsed = 'bytes' in read ? parseSigningKey(read.bytes.toString('utf8')) : undefined;
  if (parsed?.ok !== true)
    throw new UsageError(
      `--sign ${sign}: ${parsed?.found ?? 'it is a folder'}; expected ${parsed?.expected ?? 'a file with a private key'}`,
    );
  return { signer: parsed.value };
}
