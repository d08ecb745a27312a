import { TextBytes } from '../../encode/text-bytes.js';
import type { Lease } from './lease.js';

/** host/dnsmasq/dhcp-hosts, a dhcp-hostsfile: a line a NIC, by its MAC. Which tag a set of options has is known when all lines are there. */
export class DhcpHosts {
  readonly #text = new TextBytes();
  /** Where tags belong, and the numbers of their sets. */
  readonly #places: number[] = [];
  readonly #sets: number[] = [];

  get count(): number {
    return this.#places.length;
  }

  add(lease: Lease, set: number): void {
    this.#text.add(`${lease.mac},set:`);
    this.#places.push(this.#text.bytes.length);
    this.#sets.push(set);
    this.#text.add(`${restOf(lease)}\n`);
  }

  bytes(tagOf: (set: number) => string): Uint8Array {
    const [text, made] = [this.#text.bytes, new TextBytes()];
    let at = 0;
    this.#places.forEach((place, index) => {
      made.addBytes(text.subarray(at, place));
      made.add(tagOf(this.#sets[index] as number));
      at = place;
    });
    made.addBytes(text.subarray(at));
    return made.bytes;
  }
}

function restOf({ address4, address6, hostname }: Lease): string {
  const four = address4 === undefined ? '' : `,${address4}`;
  const six = address6 === undefined ? '' : `,[${address6}]`;
  return `${four}${six}${hostname === undefined || isKeyword(hostname) ? '' : `,${hostname}`}`;
}

/**
 * dnsmasq knows the fields of a line by their looks: these names would be a lease time, or would make it ignore the
 * machine. Such a machine learns its name from its seed alone. Source: dnsmasq option.c, LOPT_DHCP_HOST.
 */
const isKeyword = (hostname: string): boolean => /^(?:infinite|ignore|[0-9]+[smhdw]?)$/i.test(hostname);
