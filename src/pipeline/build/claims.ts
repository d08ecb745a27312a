import type { Device } from '../../domain/device.js';
import type { IpAddress } from '../../domain/ip-address.js';
import { HashSet } from './hash-set.js';

/**
 * What no two devices may have, as src/inventory/checks has it, in short: where two claims meet, the checks look at all
 * devices and say what is wrong, or that nothing is. So a claim too many costs time, and none may be missing.
 */
export function claimsOf(device: Device): readonly string[] {
  const { id, uuid, serial, hostname, fqdn, managementIp, interfaces } = device;
  const addresses = interfaces.flatMap(({ name, addresses: own, duplicateOk = false }) =>
    duplicateOk || name === 'lo' ? [] : own.map(({ address }) => address).filter(isGlobal),
  );
  const all = [
    `i:${id}`,
    `u:${uuid.toLowerCase()}`,
    ...(serial === undefined ? [] : [`s:${serial.toLowerCase()}`]),
    // Those with a full name may share the first part of it.
    `${fqdn === undefined ? 'h' : shared}:${hostname.toLowerCase()}`,
    ...(fqdn === undefined ? [] : [`f:${fqdn.toLowerCase()}`]),
    ...(managementIp === undefined ? [] : [`a:${managementIp}`]),
    ...addresses.map((address) => `a:${address}`),
    ...interfaces.flatMap(({ mac }) => (mac === undefined ? [] : [`m:${mac}`])),
  ];
  return [...new Set(all)].sort();
}

/** A host name that others may have as well, if they too have a full name. */
const shared = 'H';

const isGlobal = (address: IpAddress): boolean => !/^(?:127\.|::1$|fe[89ab][0-9a-f]:)/.test(address);

/** Claims that were made; says whether more can be. That one is taken which is free it may say by chance, and then all devices are looked at. */
export class Claims {
  readonly #made = new HashSet();

  /** False where another device has one of them. */
  make(claims: readonly string[]): boolean {
    if (!this.areFree(claims)) return false;
    for (const claim of claims) this.#made.add(claim);
    return true;
  }

  /** Whether nobody has one of them. */
  areFree(claims: readonly string[]): boolean {
    return !claims.some((claim) => this.#isTaken(claim));
  }

  #isTaken(claim: string): boolean {
    if (claim.startsWith(`${shared}:`)) return this.#made.has(`h${claim.slice(1)}`);
    if (claim.startsWith('h:') && this.#made.has(`${shared}${claim.slice(1)}`)) return true;
    return this.#made.has(claim);
  }
}
