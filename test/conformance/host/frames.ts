import { isIP } from 'node:net';
import { parseIp } from 'ip-bigint';

/** Ethernet frames in hex, no longer than they have to be: what a guest can send that owns its NIC. */

export interface Addresses {
  readonly sourceMac: string;
  readonly targetMac: string;
}

const hex = (mac: string): string => mac.replaceAll(':', '');
const short = (number: number): string => number.toString(16).padStart(4, '0');
const byte = (number: number): string => number.toString(16).padStart(2, '0');
const ipHex = (address: string): string =>
  parseIp(address)
    .number.toString(16)
    .padStart(isIP(address) === 4 ? 8 : 32, '0');
/** The end by which a frame is known again. */
const marked = (bytes: string, mark: number): string => `${bytes}${'5eed'.repeat(3)}${short(mark)}`;

/** `vlans`: the tags before the frame, outermost first. */
export function ethernet(
  { sourceMac, targetMac }: Addresses,
  { type, payload, vlans = [] }: { type: number; payload: string; vlans?: readonly number[] },
): string {
  const tags = vlans.map((id) => `8100${short(id)}`).join('');
  return `${hex(targetMac)}${hex(sourceMac)}${tags}${short(type)}${payload}`;
}

/** An IPv4 packet with a UDP datagram. */
export function udp4(mark: number, { source, target, from = 40000, to = 40001 }: Udp): string {
  const datagram = marked(`${short(from)}${short(to)}00100000`, mark);
  const head = `4500${short(20 + datagram.length / 2)}000000004011`;
  const rest = `${ipHex(source)}${ipHex(target)}`;
  return `${head}${checksum(`${head}0000${rest}`)}${rest}${datagram}`;
}

export interface Udp {
  readonly source: string;
  readonly target: string;
  readonly from?: number;
  readonly to?: number;
}

/** An IPv6 packet with a UDP datagram. */
export const udp6 = (mark: number, { source, target, from = 40000, to = 40001 }: Udp): string => {
  const datagram = marked(`${short(from)}${short(to)}00100000`, mark);
  return `60000000${short(datagram.length / 2)}1140${ipHex(source)}${ipHex(target)}${datagram}`;
};

/** An IPv6 packet with an ICMPv6 message; `extensions` puts an empty hop-by-hop header before it. */
export function icmp6(
  mark: number,
  {
    source,
    target,
    type,
    body,
    extensions = false,
  }: { source: string; target: string; type: number; body: string; extensions?: boolean },
): string {
  const message = marked(`${byte(type)}000000${body}`, mark);
  const options = extensions ? '3a00010400000000' : '';
  const next = extensions ? '00' : '3a';
  const length = short((options.length + message.length) / 2);
  return `60000000${length}${next}ff${ipHex(source)}${ipHex(target)}${options}${message}`;
}

/** RFC 4861, 4.4: who has the address `claimed`; its flags say that the answer replaces what is known. */
export const advertisement = (claimed: string): string => `a0000000${ipHex(claimed)}`;

/** An ARP answer: `claimed` is at `mac`. */
export const arp = (
  mark: number,
  { mac, claimed, target }: { mac: string; claimed: string; target: string },
): string => marked(`0001080006040002${hex(mac)}${ipHex(claimed)}ffffffffffff${ipHex(target)}`, mark);

/** RFC 791: the one's complement of the sum of all 16-bit words. */
function checksum(words: string): string {
  let sum = 0;
  for (let at = 0; at < words.length; at += 4) sum += Number.parseInt(words.slice(at, at + 4), 16);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return short(~sum & 0xffff);
}
