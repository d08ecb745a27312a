import { curves, isOnCurve } from './elliptic-curve.js';

/**
 * Why the bytes of a public key are none of this type; undefined where they are. sshd passes over a key whose bytes do
 * not fit, without a word to the user. Sources: RFC 4253 section 6.6, RFC 5656, RFC 8709; OpenSSH sshkey.c.
 */
export function keyBlobMistake(type: string, blob: Uint8Array): string | undefined {
  const all = fieldsOf(blob);
  const inner = all.fields[0] === undefined ? undefined : Buffer.from(all.fields[0]).toString('latin1');
  if (inner === undefined || !/^[a-z0-9@.-]+$/.test(inner)) return `holds no key of the type ${type}`;
  if (!isSameType(type, inner)) return `holds a key of the type ${inner}, not of ${type}`;
  const sizes = fieldSizes[inner];
  // Certificates hold numbers beside their texts; sshd tells more of them than we know.
  if (sizes === undefined) return undefined;
  const [, ...fields] = all.fields;
  if (fields.length < sizes.length) return 'is cut off: some of the key is missing';
  if (fields.length > sizes.length || all.rest > 0) return 'has more bytes than the key has';
  const wrong = sizes.findIndex((size, index) => size !== undefined && fields[index]?.length !== size);
  if (wrong >= 0)
    return `has ${fields[wrong]?.length} bytes where a key of the type ${inner} has ${sizes[wrong]}`;
  if (inner === 'ssh-rsa') return rsaMistake(fields[1] as Uint8Array);
  return inner.includes('ecdsa') ? curveMistake(fields) : undefined;
}

/** Types as sshd knows them, and the old names that cloud-init takes besides. Source: ssh_util.py VALID_KEY_TYPES. */
export const keyTypes: readonly string[] = [
  'ssh-ed25519',
  'ssh-rsa',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
  'ssh-dss',
  'ssh-xmss@openssh.com',
  'ssh-ed25519-cert-v01@openssh.com',
  'ssh-rsa-cert-v01@openssh.com',
  'ecdsa-sha2-nistp256-cert-v01@openssh.com',
  'ecdsa-sha2-nistp384-cert-v01@openssh.com',
  'ecdsa-sha2-nistp521-cert-v01@openssh.com',
  'sk-ssh-ed25519-cert-v01@openssh.com',
  'sk-ecdsa-sha2-nistp256-cert-v01@openssh.com',
  'ssh-dss-cert-v01@openssh.com',
  'ssh-xmss-cert-v01@openssh.com',
  ...['rsa', 'dsa', 'ecdsa', 'ed25519'],
];

/** Lengths of the fields behind the type; undefined for a number or a text of any length. */
const fieldSizes: Readonly<Record<string, readonly (number | undefined)[]>> = {
  'ssh-ed25519': [32],
  'ssh-rsa': [undefined, undefined],
  'ssh-dss': [undefined, undefined, undefined, undefined],
  'ecdsa-sha2-nistp256': [8, 65],
  'ecdsa-sha2-nistp384': [8, 97],
  'ecdsa-sha2-nistp521': [8, 133],
  'sk-ssh-ed25519@openssh.com': [32, undefined],
  'sk-ecdsa-sha2-nistp256@openssh.com': [8, 65, undefined],
};

const isSameType = (type: string, inner: string): boolean =>
  type === inner ||
  (/^(?:rsa|dsa|ecdsa|ed25519)$/.test(type) && inner.includes(type === 'dsa' ? 'dss' : type));

/** What any sshd takes; OpenSSH has refused those below 1024 since 7.6, and older guests take them. */
const leastRsaBits = 768;

function rsaMistake(modulus: Uint8Array): string | undefined {
  const bits = BigInt(`0x0${Buffer.from(modulus).toString('hex')}`).toString(2).length;
  return bits < leastRsaBits
    ? `is an RSA key of ${bits} bits, and sshd takes none below ${leastRsaBits}`
    : undefined;
}

/** A point of a curve: its name, then 4, x and y. */
function curveMistake([name, point]: readonly Uint8Array[]): string | undefined {
  const curve = name === undefined ? undefined : curves[Buffer.from(name).toString('latin1')];
  const isOn = curve !== undefined && point !== undefined && point[0] === 4 && isOnCurve(point, curve);
  return isOn ? undefined : 'is damaged: it holds no point of its curve';
}

/** Texts, each behind its length in four bytes, and how many bytes are left behind the last whole one. */
function fieldsOf(blob: Uint8Array): { readonly fields: readonly Uint8Array[]; readonly rest: number } {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const fields: Uint8Array[] = [];
  let at = 0;
  while (at + 4 <= blob.length) {
    const end = at + 4 + view.getUint32(at);
    if (end > blob.length) break;
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return { fields, rest: blob.length - at };
}
