import type { Interface } from '../../domain/network.js';
import { inDependencyOrder } from './dependency-order.js';
import { kindOptions } from './eni-kinds.js';
import {
  addressOptions,
  aliasCommands,
  deviceCommands,
  metricOptions,
  mtuOptions,
  nameserverOptions,
} from './eni-options.js';
import { routeCommand, ruleCommands } from './eni-routes.js';
import { inGuestNames, isNamed } from './guest-names.js';
import { type Hop, hopsOf } from './hops.js';
import { isStatic, type Subnet, subnetsOf } from './subnets.js';

/**
 * The text of /etc/network/interfaces, for ifupdown and for cloud-init's reader of it. No interfaces give an empty
 * text, as do those with a NIC that ENI cannot name: whoever names the file to a guest leaves it out then, or the guest
 * stays without a network.
 * Source: interfaces(5) of ifupdown 0.8, cloudinit/net/eni.py _parse_deb_config_data.
 */
export function encodeEni(interfaces: readonly Interface[]): string {
  if (interfaces.length === 0 || !interfaces.every(isNamed)) return '';
  const named = inGuestNames(interfaces);
  const others = inDependencyOrder(named).filter(({ name }) => name !== 'lo');
  const stanzas = others.flatMap((iface) => stanzasOf(iface, { interfaces: named }));
  return [...loopbackStanzas(named), ...stanzas].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

type Stanza = readonly string[];

/** Addresses of lo are aliases all: its own stanza is its method, and no name may come twice. */
function loopbackStanzas(interfaces: readonly Interface[]): readonly Stanza[] {
  const own = interfaces.find(({ name }) => name === 'lo');
  const aliases = own === undefined ? [] : subnetsOf(own).filter(isStatic);
  return [
    ['auto lo', 'iface lo inet loopback'],
    ...aliases.map((subnet, index) => aliasStanza(own as Interface, { subnet, number: index + 1 })),
  ];
}

/** The interface itself, then an alias for each further address: cloud-init's reader takes no name twice. */
function stanzasOf(
  iface: Interface,
  { interfaces }: { readonly interfaces: readonly Interface[] },
): readonly Stanza[] {
  const subnets = subnetsOf(iface);
  const [first, ...others] = subnets.filter(hasStanza);
  const options = [
    ...(iface.mac === undefined ? [] : [`hwaddress ether ${iface.mac}`]),
    ...(first === undefined ? nameserverOptions(iface.nameservers) : addressOptions(first)),
    ...metricOptions(iface, first),
    ...mtuOptions(iface, first),
    ...kindOptions(iface, { interfaces }),
    ...deviceCommands(iface),
  ];
  const rules = (iface.routingPolicy ?? []).flatMap(ruleCommands);
  const loose =
    subnets.length === 0 ? hopsOf(iface) : subnets.filter((subnet) => !hasStanza(subnet)).flatMap(routesOf);
  return [
    stanza(iface, { subnet: first, options, routes: [...routesOf(first), ...loose], rules }),
    ...others.map((subnet, index) => aliasStanza(iface, { subnet, number: index + 1 })),
  ];
}

/** DHCPv6 has none: it is a command of the first one. */
const hasStanza = (subnet: Subnet): boolean => isStatic(subnet) || subnet.family === 4;

const routesOf = (subnet: Subnet | undefined): readonly Hop[] => subnet?.routes ?? [];

function aliasStanza(
  iface: Interface,
  { subnet, number }: { readonly subnet: Subnet; readonly number: number },
): Stanza {
  const options = [...addressOptions(subnet), ...aliasCommands(subnet, iface)];
  return stanza(iface, { alias: `:${number}`, subnet, options, routes: subnet.routes });
}

interface StanzaParts {
  readonly alias?: string;
  readonly subnet: Subnet | undefined;
  readonly options: readonly string[];
  readonly routes: readonly Hop[];
  readonly rules?: readonly string[];
}

function stanza(
  { name, activationMode }: Interface,
  { alias = '', subnet, options, routes, rules = [] }: StanzaParts,
): Stanza {
  const family = subnet?.family === 6 ? 'inet6' : 'inet';
  const commands = options.filter(isCommand);
  const lines = [
    ...options.filter((option) => !isCommand(option)),
    ...commands,
    ...routes.map((hop) => routeCommand(hop, { name })),
    ...rules,
  ];
  return [
    ...(activationMode === undefined ? [`auto ${name}${alias}`] : []),
    `iface ${name}${alias} ${family} ${methodOf(subnet)}`,
    ...lines.map((line) => `    ${line}`),
  ];
}

const isCommand = (option: string): boolean => /^(pre-up|up|down) /.test(option);

const methodOf = (subnet: Subnet | undefined): string => subnet?.method ?? 'manual';
