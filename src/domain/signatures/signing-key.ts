import { createPrivateKey } from 'node:crypto';
import { fits, misfits, type Parsed } from '../parsed.js';
import { type Signer, signerOf } from './ssh-signature.js';
import { sshReader } from './wire.js';

const expected = "an ed25519 key without a passphrase, like that of ssh-keygen -t ed25519 -N '' -f seed.key";

/** A private key as ssh-keygen writes it. What stands in it is in no message. Source: OpenSSH PROTOCOL.key. */
export function parseSigningKey(text: string): Parsed<Signer> {
  const match =
    /^-----BEGIN OPENSSH PRIVATE KEY-----\s+([A-Za-z0-9+/=\s]+)-----END OPENSSH PRIVATE KEY-----\s*$/.exec(
      text,
    );
  if (match === null) {
    const isPublic = /^(?:ssh|ecdsa|sk)-\S+ /.test(text);
    return misfits(
      isPublic ? 'the file holds a public key' : 'the file holds no private key of OpenSSH',
      expected,
    );
  }
  try {
    return readKey(Buffer.from(match[1] ?? '', 'base64'));
  } catch {
    return misfits('the private key is damaged', expected);
  }
}

function readKey(bytes: Uint8Array): Parsed<Signer> {
  const reader = sshReader(bytes);
  if (reader.take(15).toString('latin1') !== 'openssh-key-v1\0') throw new Error('another form of key');
  const cipher = reader.string().toString();
  reader.string();
  reader.string();
  if (cipher !== 'none') return misfits('the private key has a passphrase', expected);
  reader.number();
  reader.string();
  const own = sshReader(reader.string());
  if (own.number() !== own.number()) throw new Error('not decrypted');
  const type = own.string().toString();
  if (type !== 'ssh-ed25519') return misfits(`the private key is of the type ${type}`, expected);
  const publicBytes = own.string();
  const seed = own.string().subarray(0, 32);
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
  return fits(signerOf(key, { publicBytes }));
}
