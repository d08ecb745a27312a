import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { sshReader, sshString } from './wire.js';

// Signatures of OpenSSH, as `ssh-keygen -Y sign` makes them; of keys of the type ssh-ed25519 alone, which sign the same
// bytes to the same signature. Source: OpenSSH PROTOCOL.sshsig.

/** What our signatures are for, so that one made for something else is none: `ssh-keygen -Y verify -n seedpress`. */
export const signatureNamespace = 'seedpress';

const magic = 'SSHSIG';
const version = 1;
const hashName = 'sha512';
const begin = '-----BEGIN SSH SIGNATURE-----';
const end = '-----END SSH SIGNATURE-----';

/** A key that signs, and the key that verifies what it signed. */
export interface Signer {
  /** In the form of authorized_keys, without a comment: `ssh-ed25519 AAAA…`. */
  readonly publicKey: string;
  /** A detached signature, armored, with a newline at its end. */
  sign(message: string | Uint8Array): string;
}

export function signerOf(key: KeyObject, { publicBytes }: { publicBytes: Uint8Array }): Signer {
  const blob = publicBlob(publicBytes);
  return {
    publicKey: `ssh-ed25519 ${blob.toString('base64')}`,
    sign(message) {
      return armored(sign(null, signedBytes(message), key), { blob });
    },
  };
}

/** Stands in for a signer whose key is not at hand: what it signs looks as if signed, and is not. */
export const standInSigner = (publicKey: string): Signer => ({
  publicKey,
  sign: () => armored(Buffer.alloc(64), { blob: Buffer.from(publicKey.split(' ')[1] ?? '', 'base64') }),
});

function armored(raw: Buffer, { blob }: { blob: Buffer }): string {
  const body = Buffer.concat([
    Buffer.from(magic),
    Buffer.from([0, 0, 0, version]),
    ...[blob, signatureNamespace, '', hashName].map(sshString),
    sshString(Buffer.concat(['ssh-ed25519', raw].map(sshString))),
  ]);
  const lines = body.toString('base64').match(/.{1,70}/g) ?? [];
  return `${[begin, ...lines, end].join('\n')}\n`;
}

/**
 * The public key that made a signature of a message, as authorized_keys has it; undefined where it is none, was made for
 * something else, or is of other bytes.
 */
export function signerIn(signature: string, message: string | Uint8Array): string | undefined {
  try {
    const { blob, publicBytes, raw } = parts(signature);
    const key = createPublicKey({
      key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicBytes]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, signedBytes(message), key, raw)
      ? `ssh-ed25519 ${blob.toString('base64')}`
      : undefined;
  } catch {
    return undefined;
  }
}

const publicBlob = (publicBytes: Uint8Array): Buffer =>
  Buffer.concat([sshString('ssh-ed25519'), sshString(publicBytes)]);

const signedBytes = (message: string | Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(magic),
    ...[signatureNamespace, '', hashName, hash(hashName, message, 'buffer')].map(sshString),
  ]);

function parts(signature: string) {
  const lines = signature.trim().split(/\r?\n/);
  if (lines.shift() !== begin || lines.pop() !== end) throw new Error('not armored');
  const reader = sshReader(Buffer.from(lines.join(''), 'base64'));
  const head = [reader.take(magic.length).toString('latin1'), reader.number()];
  const blob = reader.string();
  const about = [reader.string(), reader.string(), reader.string()].map(String);
  const value = sshReader(reader.string());
  const of = sshReader(blob);
  if (
    JSON.stringify([...head, ...about]) !== JSON.stringify([magic, version, signatureNamespace, '', hashName])
  )
    throw new Error('another kind of signature');
  if ([of, value].some((one) => one.string().toString() !== 'ssh-ed25519'))
    throw new Error('another kind of key');
  const [publicBytes, raw] = [of.string(), value.string()];
  if ([reader, of, value].some((one) => one.rest() > 0)) throw new Error('more than a signature');
  return { blob, publicBytes, raw };
}
