import type { Part } from '../../domain/part.js';
import type { Seed } from '../../domain/seed.js';
import { sha256 } from '../../domain/sha256.js';
import { type Signer, signatureNamespace } from '../../domain/signatures/ssh-signature.js';
import { encodeParts, encodeUserData } from '../../encode/user-data.js';
import { text } from './files/verify.sh.js';

/**
 * A seed whose guest compares it with a signature before it runs a part. A boothook that does so stands before all parts, since
 * boothooks and part-handlers run at once, in their order. It stands behind them as well: a change that breaks one of the two is
 * found by the other. The signature follows the message. Source: cloudinit/stages.py consume_data,
 * cloudinit/handlers/boot_hook.py.
 */
export function signedSeed(seed: Seed, signer: Signer): Seed {
  const vendorData = encodeParts(seed.vendorData, { userDataFormat: 'mime' });
  const content = text.replace(/__([A-Z]+)__/g, (_, name: string) =>
    valueOf(name, {
      SIZE: `${signer.sign('').length}`,
      SIGNER: `seedpress ${signer.publicKey}`,
      NAMESPACE: signatureNamespace,
      VENDOR: sha256(vendorData),
      NOTHING: sha256(''),
    }),
  );
  const signed: Seed = {
    ...seed,
    userDataFormat: 'mime',
    userData: [boothook('verify', content), ...seed.userData, boothook('verify-again', content)],
  };
  // Some layouts have a place of their own for files.
  const messages = [signed, { ...signed, files: [] }].map((each) =>
    encodeUserData({ ...each, gzipUserData: false }).toString(),
  );
  const signatures = Object.fromEntries(messages.map((message) => [sha256(message), signer.sign(message)]));
  return { ...signed, signatures };
}

function valueOf(name: string, values: Readonly<Record<string, string>>): string {
  const value = values[name];
  if (value === undefined) throw new Error(`verify.sh asks for ${name}`);
  return value;
}

const boothook = (name: string, content: string): Part => ({
  filename: `seedpress-${name}.boothook`,
  contentType: 'text/cloud-boothook',
  content,
  gzip: false,
  encoding: 'auto',
});
