import { join, resolve } from 'node:path';
import { parseAllowedSigners } from '../../domain/signatures/allowed-signers.js';
import type { SignatureDamage, VerifiedSignatures } from '../../pipeline/verify/verify-signatures.js';
import { type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { readInput } from '../read-input.js';
import { plural } from '../report/numbers.js';

/** The options of verify that look at signatures, and what they are given. */
export const signersOption = {
  flags: '--signers <file>',
  description: 'check the signatures of build --sign against these keys (ALLOWED SIGNERS of ssh-keygen)',
} as const;

/** Checks a published site, or a copy of one, against its signatures. */
export async function verifySigned(
  signers: string,
  { operands, common }: Invocation,
  io: Io,
): Promise<ExitCode> {
  const keys = await signersIn(signers, io);
  const { verifySignatures } = await import('../../pipeline/verify/verify-signatures.js');
  const [folder] = operands;
  const path = folder === undefined ? join(common.out, 'current') : resolve(io.cwd, folder);
  const found = verifySignatures(path, { signers: keys });
  if (common.json) io.stdout(`${JSON.stringify(found, null, 2)}\n`);
  else for (const one of found.damage) io.stdout(`${damageText(one)}\n`);
  if (!common.quiet && !common.json) io.stderr(`seedpress: ${verdict(found, { path, signers })}\n`);
  return found.signature === 'good' && found.damage.length === 0 ? 0 : 1;
}

/** The public keys of a file of allowed signers. */
export async function signersIn(signers: string, io: Io): Promise<ReadonlySet<string>> {
  const read = await readInput(signers, io, { verb: 'verify' });
  const keys = 'bytes' in read ? parseAllowedSigners(read.bytes.toString('utf8')) : undefined;
  if (keys?.ok === true) return keys.value;
  throw new UsageError(
    `--signers ${signers}: ${keys?.found ?? 'it is a folder'}; expected ${keys?.expected ?? 'a file of public keys'}`,
  );
}

const damageText = ({ name, what }: SignatureDamage): string => `${name}: ${texts[what]}`;

const texts: Readonly<Record<SignatureDamage['what'], string>> = {
  missing: 'is missing',
  changed: 'is not what was signed',
  unsigned: 'has no signature of a signer',
  unknown: 'belongs to no device of the manifest',
};

function verdict(
  { signature, devices, damage }: VerifiedSignatures,
  { path, signers }: { path: string; signers: string },
): string {
  switch (signature) {
    case 'missing':
      return `${path} has no manifest.json with a signature; build it with --sign`;
    case 'forged':
      return `manifest.json in ${path} is not what was signed`;
    case 'stranger':
      return `manifest.json in ${path} is signed by a key that is not in ${signers}`;
    case 'good':
      return damage.length === 0
        ? `${plural(devices, 'device')} as signed`
        : `${plural(damage.length, 'name')} of ${plural(devices, 'device')} not as signed`;
  }
}
