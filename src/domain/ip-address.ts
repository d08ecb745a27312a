import { isIP } from 'node:net';
import { parseIp, stringifyIp } from 'ip-bigint';
import { fits, misfits, type Parsed } from './parsed.js';

/** An IPv4 or IPv6 address in its canonical text: two spellings of one address are equal strings. */
export type IpAddress = string & { readonly __brand: 'IpAddress' };

export type IpFamily = 4 | 6;

/** `0`: no connection begins from this address, though it may be spoken to. */
export const addressLifetimes = ['0', 'forever'] as const;

/** An address with the length of its network's prefix: `111.0.0.11/24`. */
export interface InterfaceAddress {
  readonly address: IpAddress;
  readonly prefix: number;
  /** At most 15 characters, like `eth0:web`. */
  readonly label?: string;
  readonly lifetime?: (typeof addressLifetimes)[number];
}

/** A network: its address has no bit set behind the prefix. */
export interface Cidr {
  readonly network: IpAddress;
  readonly prefix: number;
}

export const familyOf = (address: IpAddress): IpFamily => (address.includes(':') ? 6 : 4);

export const bitsOf = (family: IpFamily): number => (family === 4 ? 32 : 128);

export const formatCidr = ({ network, prefix }: Cidr): string => `${network}/${prefix}`;

/**
 * Zone ids (`fe80::1%eth0`) are refused: they mean something on one host only. An IPv4 address in the spelling of IPv6
 * (`::ffff:111.0.0.11`, as sockets for both families show it) is the IPv4 address that it is on the wire.
 */
export function parseIpAddress(text: string): Parsed<IpAddress> {
  if (isIP(text) === 0 || text.includes('%')) {
    const slash = text.indexOf('/');
    if (slash > 0 && isIP(text.slice(0, slash)) !== 0) {
      return misfits(`"${text}" has a prefix`, `an address without a prefix, like ${text.slice(0, slash)}`);
    }
    return misfits(
      `"${text}" is not an IP address`,
      'an IPv4 or IPv6 address, like 111.0.0.11 or 2001:db8::11',
    );
  }
  // An IPv4 address has no other spelling that isIP lets through.
  if (familyOf(text as IpAddress) === 4) return fits(text as IpAddress);
  const { number, version } = parseIp(text);
  const isMapped = version === 6 && number >> 32n === 0xffffn;
  return fits(isMapped ? ipAt(number & 0xffffffffn, 4) : ipAt(number, version));
}

export function parseInterfaceAddress(text: string): Parsed<InterfaceAddress> {
  const [addressText = '', prefixText, ...rest] = text.split('/');
  const address = parseIpAddress(addressText);
  if (!address.ok) return misfits(`"${text}" is not an address`, 'address/prefix, like 111.0.0.11/24');
  const bits = bitsOf(familyOf(address.value));
  if (prefixText === undefined) {
    return misfits(`"${text}" has no prefix`, `address/prefix, like ${text}/${bits === 32 ? 24 : 64}`);
  }
  if (rest.length > 0 || !/^(0|[1-9][0-9]{0,2})$/.test(prefixText) || Number(prefixText) > bits) {
    const behind = text.slice(text.indexOf('/'));
    return misfits(`"${text}" has the prefix "${behind}"`, `a prefix from /0 to /${bits}`);
  }
  return fits({ address: address.value, prefix: Number(prefixText) });
}

/** Reads `10.0.0.0/8`; bits behind the prefix are refused, since the writer meant one or the other. */
export function parseCidr(text: string): Parsed<Cidr> {
  const parsed = parseInterfaceAddress(text);
  if (!parsed.ok) return misfits(parsed.found, 'network/prefix, like 10.0.0.0/8');
  const network = networkOf(parsed.value);
  if (network.network !== parsed.value.address) {
    return misfits(`"${text}" is not the address of a network`, `${formatCidr(network)}`);
  }
  return fits(network);
}

/** The network in which an interface's address lies. */
export function networkOf({ address, prefix }: InterfaceAddress): Cidr {
  if (familyOf(address) === 4) return { network: networkOfIpv4(address, prefix), prefix };
  const { number, version } = parseIp(address);
  const hostBits = BigInt(bitsOf(version) - prefix);
  return { network: ipAt((number >> hostBits) << hostBits, version), prefix };
}

/** Without big integers: a fleet asks for each route of each interface in each form of its network. */
function networkOfIpv4(address: IpAddress, prefix: number): IpAddress {
  const kept = (numberOfIpv4(address) & maskOfIpv4(prefix)) >>> 0;
  return `${kept >>> 24}.${(kept >>> 16) & 255}.${(kept >>> 8) & 255}.${kept & 255}` as IpAddress;
}

function numberOfIpv4(address: IpAddress): number {
  let [number, octet] = [0, 0];
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at);
    if (code === dot) {
      number = (number << 8) | octet;
      octet = 0;
    } else octet = octet * 10 + (code - zero);
  }
  return (number << 8) | octet;
}

const [dot, zero] = [0x2e, 0x30];

/** A shift by 32 bits is one by none. */
const maskOfIpv4 = (prefix: number): number => (prefix === 0 ? 0 : -1 << (32 - prefix));

export function isInside(address: IpAddress, { network, prefix }: Cidr): boolean {
  const family = familyOf(address);
  if (family !== familyOf(network)) return false;
  if (family === 4) return (numberOfIpv4(address) & maskOfIpv4(prefix)) === (numberOfIpv4(network) | 0);
  return networkOf({ address, prefix }).network === network;
}

/** The address with this number in its family: 0x6f00000b is 111.0.0.11. */
export function ipAt(number: bigint, family: IpFamily): IpAddress {
  return stringifyIp({ number, version: family }) as IpAddress;
}

/** The dotted mask of an IPv4 prefix: 24 is 255.255.255.0. */
export function netmaskOf(prefix: number): IpAddress {
  return networkOfIpv4('255.255.255.255' as IpAddress, prefix);
}
