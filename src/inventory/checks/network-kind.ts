import { familyOf } from '../../domain/ip-address.js';
import type { Interface } from '../../domain/network.js';

/**
 * The interfaces of a device without the values of its addresses and MACs: two devices of one kind lose the same on the way to
 * their guests. Equal values stay equal, and families are kept. Where an interface has several addresses of one family it counts
 * which of them a router lies beside, and the values stay.
 */
export function networkKind(interfaces: readonly Interface[]): string {
  const text = JSON.stringify(interfaces);
  return interfaces.every(hasOneOfEach) ? withoutValues(text) : text;
}

function hasOneOfEach({ addresses }: Interface): boolean {
  const families = addresses.map(({ address }) => familyOf(address));
  return new Set(families).size === families.length;
}

function withoutValues(json: string): string {
  const values: string[] = [];
  return json.replace(anAddress, (value) => {
    const index = values.includes(value) ? values.indexOf(value) : values.push(value) - 1;
    return `${value.includes(':') ? (isMac.test(value) ? 'mac' : 'v6') : 'v4'} ${index}`;
  });
}

/** A whole JSON string. The network of everything, 0.0.0.0 or ::, is no value like others. */
const anAddress = /"(?:[1-9]\d*(?:\.\d+){3}|(?!::")[0-9a-f]*(?::[0-9a-f]*){2,})"/g;
const isMac = /^"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}"$/;
