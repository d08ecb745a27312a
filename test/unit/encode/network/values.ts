import {
  type Cidr,
  type InterfaceAddress,
  type IpAddress,
  parseCidr,
  parseInterfaceAddress,
  parseIpAddress,
} from '../../../../src/domain/ip-address.js';
import { type MacAddress, parseMac } from '../../../../src/domain/mac-address.js';
import type { Parsed } from '../../../../src/domain/parsed.js';

/** Values of the domain from text that a test knows to be right. */
export const mac = (text: string): MacAddress => sure(parseMac(text));
export const ip = (text: string): IpAddress => sure(parseIpAddress(text));
export const cidr = (text: string): Cidr => sure(parseCidr(text));
export const address = (text: string): InterfaceAddress => sure(parseInterfaceAddress(text));

export function sure<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(`${parsed.found}; ${parsed.expected}`);
  return parsed.value;
}
