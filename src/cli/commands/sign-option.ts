import { parseSigningKey } from '../../domain/signatures/signing-key.js';
import type { Signer } from '../../domain/signatures/ssh-signature.js';
import { type Invocation, UsageError } from '../command.js';
import type { Io } from '../io.js';
import { readInput } from '../read-input.js';

export const signOption = {
  flags: '--sign <key>',
  description: 'sign the published site with this private key (ed25519, from ssh-keygen)',
} as const;

/** What --sign names. */
export async function signerOf(values: Invocation['values'], io: Io): Promise<{ readonly signer?: Signer }> {
  const text = await signingKeyOf(values, io);
  const parsed = text === undefined ? undefined : parseSigningKey(text);
  return parsed?.ok === true ? { signer: parsed.value } : {};
}

/** The same as text, which parseSigningKey takes. */
export async function signingKeyOf({ sign }: Invocation['values'], io: Io): Promise<string | undefined> {
  if (typeof sign !== 'string') return undefined;
  const read = await readInput(sign, io, { verb: 'sign' });
  const text = 'bytes' in read ? read.bytes.toString('utf8') : undefined;
  const parsed = text === undefined ? undefined : parseSigningKey(text);
  if (parsed?.ok !== true)
    throw new UsageError(
      `--sign ${sign}: ${parsed?.found ?? 'it is a folder'}; expected ${parsed?.expected ?? 'a file with a private key'}`,
    );
  return text;
}
