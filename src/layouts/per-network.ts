import type { IpAddress } from '../domain/ip-address.js';
import type { MacAddress } from '../domain/mac-address.js';
import type { EthernetInterface, Interface } from '../domain/network.js';
import type { Seed } from '../domain/seed.js';

type NetworkOf = Pick<Seed, 'interfaces' | 'networkConfig'> &
  Partial<Pick<Seed, 'os' | 'guest' | 'cloudInit'>>;

/**
 * Makes a function of a seed's network that works once for each kind of network: what it gives for the next device of that kind
 * is the same text with the device's own addresses and MACs in it. `make` may copy these into its text, and look at nothing of them
 * but their family and the first letter of a MAC. Networks with more than that are no kind: for them it works each time.
 */
export function perNetwork<S extends NetworkOf>(make: (seed: S) => string): (seed: S) => string {
  const known = new Map<string, Pieces | undefined>();
  return (seed) => {
    const { networkConfig, os, guest, cloudInit } = seed;
    if (typeof networkConfig === 'object') return make(seed);
    const open = openOf(seed.interfaces);
    if (open === undefined) return make(seed);
    const key = `${networkConfig} ${os} ${guest} ${cloudInit?.text} ${open.kind}`;
    const before = known.get(key);
    if (before !== undefined) return filled(before, open.values);
    const text = make(seed);
    // A fleet in which each network is of its own kind gains nothing from what is kept of them.
    if (known.size < mostKinds && !known.has(key)) {
      const pieces = piecesOf(make({ ...seed, interfaces: open.standIns }), open);
      const isRight = !holdsName(seed.interfaces, open) && filled(pieces, open.values) === text;
      known.set(key, isRight ? pieces : undefined);
    }
    return text;
  };
}

const mostKinds = 256;

/** A text, and in it the numbers of values. */
type Pieces = readonly (string | number)[];

/** A network whose addresses and MACs are left open. */
interface OpenNetwork {
  /** The same for networks that differ in them alone. */
  readonly kind: string;
  readonly values: readonly string[];
  /** What stands for the values in `standIns`, in their order. */
  readonly names: readonly string[];
  readonly standIns: readonly Interface[];
}

const opened = new WeakMap<readonly Interface[], { readonly open: OpenNetwork | undefined }>();

function openOf(interfaces: readonly Interface[]): OpenNetwork | undefined {
  const known = opened.get(interfaces);
  if (known !== undefined) return known.open;
  const open = interfaces.every(isSimple) ? opening(interfaces) : undefined;
  opened.set(interfaces, { open });
  return open;
}

/** One address of IPv4 or none: of several it counts which of them a router lies beside. */
const isSimple = (iface: Interface): iface is EthernetInterface =>
  iface.kind === 'ethernet' &&
  iface.addresses.length <= 1 &&
  iface.addresses.every(({ address }) => isIpv4.test(address)) &&
  iface.gateway6 === undefined &&
  iface.routes.length === 0 &&
  iface.routingPolicy === undefined;

/** 0.0.0.0 is no value like others. */
const isIpv4 = /^[1-9]\d{0,2}(?:\.\d{1,3}){3}$/;
const isMac = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/;

function opening(interfaces: readonly EthernetInterface[]): OpenNetwork | undefined {
  const values: string[] = [];
  const names: string[] = [];
  // Equal values stay equal.
  const standIn = <T extends string>(value: T, name: (index: number) => string): T => {
    const index = values.indexOf(value);
    if (index >= 0) return names[index] as T;
    values.push(value);
    names.push(name(values.length));
    return names.at(-1) as T;
  };
  const ipv4 = (value: IpAddress): IpAddress => (isIpv4.test(value) ? standIn(value, ipv4Name) : value);
  // YAML takes a text that begins with a letter as it stands, and quotes one that begins with a digit.
  const mac = (value: MacAddress): MacAddress =>
    isMac.test(value) ? standIn(value, value < 'a' ? digitName : letterName) : value;
  const standIns = interfaces.map((iface) => ({
    ...iface,
    ...(iface.mac === undefined ? {} : { mac: mac(iface.mac) }),
    ...(iface.gateway4 === undefined ? {} : { gateway4: ipv4(iface.gateway4) }),
    addresses: iface.addresses.map((address) => ({ ...address, address: ipv4(address.address) })),
    nameservers: { ...iface.nameservers, addresses: iface.nameservers.addresses.map(ipv4) },
  }));
  if (values.length > mostValues) return undefined;
  return { kind: JSON.stringify(standIns), values, names, standIns };
}

const mostValues = 50;

// All of one length, so that none is a part of another one.
const ipv4Name = (index: number): string => `198.18.${100 + index}.${200 + index}`;
const digitName = (index: number): string => `06:fe:fd:fc:fb:${(16 + index).toString(16)}`;
const letterName = (index: number): string => `fe:fe:fd:fc:fb:${(16 + index).toString(16)}`;

/** Whether somebody wrote down what stands for another value. */
function holdsName(interfaces: readonly Interface[], { names }: OpenNetwork): boolean {
  const written = JSON.stringify(interfaces);
  return names.some((name) => written.includes(name));
}

/** A text of a network of stand-ins as the pieces between them, and the numbers of those. */
function piecesOf(text: string, { names }: OpenNetwork): Pieces {
  if (names.length === 0) return [text];
  const pattern = new RegExp(`(${names.join('|').replaceAll('.', '\\.')})`);
  return text.split(pattern).map((piece, index) => (index % 2 === 0 ? piece : names.indexOf(piece)));
}

function filled(pieces: Pieces, values: readonly string[]): string {
  let text = '';
  for (const piece of pieces) text += typeof piece === 'number' ? values[piece] : piece;
  return text;
}
