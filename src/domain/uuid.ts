import { hash } from 'node:crypto';
import { fits, misfits, type Parsed } from './parsed.js';

/** A UUID in lower case with its four dashes. */
export type Uuid = string & { readonly __brand: 'Uuid' };

export function parseUuid(text: string): Parsed<Uuid> {
  if (!/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(text)) {
    return misfits(`"${text}" is not a UUID`, 'a UUID, like 6ba7b811-9dad-11d1-80b4-00c04fd430c8');
  }
  return fits(text.toLowerCase() as Uuid);
}

/**
 * cloud-init takes a VM whose UUID begins so for one of EC2's, and then waits for EC2's metadata service.
 * Source: cloud-init tools/ds-identify, ec2_identify_platform.
 */
const looksLikeEc2 = (uuid: string): boolean => /^(ec2|.{4}2.ec)/.test(uuid);

// RFC 9562 appendix A: the name space of URLs.
const urlNamespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** A version 5 UUID (RFC 9562) of namespace and id, never one that cloud-init would take for EC2. */
export const uuidOf = ({ namespace, id }: { namespace: string; id: string }): Uuid =>
  versionFive(urlNamespace, `seedpress:${namespace}/${id}`);

/** Another UUID for the same machine: version 5 again, with the first one as its name space. */
export const derivedUuid = (uuid: Uuid, name: string): Uuid =>
  versionFive(Buffer.from(uuid.replaceAll('-', ''), 'hex'), name);

function versionFive(space: Uint8Array, name: string): Uuid {
  for (let attempt = 0; ; attempt += 1) {
    const attempted = attempt === 0 ? name : `${name}#${attempt}`;
    const hex = hash('sha1', Buffer.concat([space, Buffer.from(attempted)]), 'hex');
    // The digit of the version, and the two bits of the variant.
    const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
    const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    if (!looksLikeEc2(uuid)) return uuid as Uuid;
  }
}
