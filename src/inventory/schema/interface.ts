import { z } from 'zod';
import { parseSearchDomain } from '../../domain/hostname.js';
import { parseInterfaceName } from '../../domain/interface-name.js';
import {
  familyOf,
  type IpAddress,
  type IpFamily,
  parseCidr,
  parseInterfaceAddress,
  parseIpAddress,
} from '../../domain/ip-address.js';
import { parseMac } from '../../domain/mac-address.js';
import { bondModes, hashPolicies, lacpRates, type Route } from '../../domain/network.js';
import { fits, misfits, type Parsed } from '../../domain/parsed.js';
import { choice, flag, integer, listOf, parsedText, record } from './fields.js';

/** An address without a prefix. */
export const ipAddress = () => parsedText(parseIpAddress, { code: 'address-format', example: '111.0.0.11' });

const gateway = (family: IpFamily, example: string) =>
  parsedText((value) => parseFamily(value, family, example), { code: 'address-format', example });

const nameservers = record(
  {
    addresses: listOf(ipAddress(), { of: 'addresses' }).optional().describe('Addresses of name servers.'),
    search: listOf(parsedText(parseSearchDomain, { code: 'name-format', example: 'example.net' }), {
      of: 'domains',
    })
      .optional()
      .describe('Domains in which short names are looked up.'),
  },
  { what: 'nameservers' },
);

const route = record(
  {
    to: parsedText(parseDestination, { code: 'address-format', example: '10.0.0.0/8' }).describe(
      'A network, or `default` for everything else.',
    ),
    via: ipAddress().describe('The gateway of the route.'),
    metric: integer({ min: 0, max: 4_294_967_295, what: 'a metric' })
      .optional()
      .describe('Of two routes to one network the lower metric wins.'),
  },
  { what: 'a route' },
);

const common = {
  name: parsedText(parseInterfaceName, { code: 'interface-name', example: 'eth0' }).describe(
    'Name of the interface, at most 15 characters.',
  ),
  mac: parsedText(parseMac, { code: 'mac-format', example: '52:54:00:12:34:56' })
    .optional()
    .describe('MAC address, by which the guest finds the interface.'),
  addresses: listOf(parsedText(parseInterfaceAddress, { code: 'address-format', example: '111.0.0.11/24' }), {
    of: 'addresses with their prefix, like [111.0.0.11/24]',
  })
    .optional()
    .describe('Static addresses, each with its prefix.'),
  gateway4: gateway(4, '111.0.0.1').optional().describe('Default gateway for IPv4.'),
  gateway6: gateway(6, '2001:db8::1').optional().describe('Default gateway for IPv6.'),
  nameservers: nameservers.optional().describe('Name servers of this interface.'),
  routes: listOf(route, { of: 'routes' }).optional().describe('Further routes through this interface.'),
  mtu: integer({ min: 68, max: 65_535, what: 'a number of bytes' })
    .optional()
    .describe('Largest packet, in bytes.'),
  dhcp4: flag().optional().describe('Takes an IPv4 address from DHCP.'),
  dhcp6: flag().optional().describe('Takes an IPv6 address from DHCP.'),
  accept_ra: flag().optional().describe('Takes router advertisements: SLAAC.'),
};

const members = listOf(parsedText(parseInterfaceName, { code: 'interface-name', example: 'eth1' }), {
  of: 'names of interfaces',
});

const ofEthernet = {
  wakeonlan: flag().optional().describe('Wakes the machine on a magic packet.'),
  set_name: flag().optional().describe('Gives the NIC with this MAC the name of the interface.'),
  tap: parsedText(parseInterfaceName, { code: 'interface-name', example: 'vnet0' })
    .optional()
    .describe("The host's end of this NIC, from which host/nftables.conf lets no other address out."),
};

const ofBond = {
  members: members.describe('Names of the ethernet interfaces that make the bond.'),
  mode: choice(bondModes).optional().describe('Mode of the bond; balance-rr is the default.'),
  lacp_rate: choice(lacpRates).optional().describe('How often LACP frames are asked for; mode 802.3ad.'),
  hash_policy: choice(hashPolicies).optional().describe('How a frame finds its member.'),
  mii_monitor: integer({ min: 0, max: 60_000, what: 'milliseconds' })
    .optional()
    .describe('How often the links of the members are looked at, in milliseconds.'),
};

const ofVlan = {
  id: integer({ min: 1, max: 4094, what: 'a VLAN id' }).describe('The tag, 1 to 4094.'),
  link: parsedText(parseInterfaceName, { code: 'interface-name', example: 'eth0' }).describe(
    'Name of the interface that carries the tagged frames.',
  ),
};

const ofBridge = {
  members: members.optional().describe('Names of the interfaces that the bridge joins.'),
  stp: flag().optional().describe('Spanning tree protocol.'),
  forward_delay: integer({ min: 0, max: 30, what: 'seconds' })
    .optional()
    .describe('Seconds before a port forwards frames.'),
};

// A field of another kind is not unknown: the message says where it belongs.
const elsewhere = {
  ...Object.fromEntries(Object.keys(ofEthernet).map((key) => [key, 'ethernet'])),
  ...Object.fromEntries(Object.keys(ofVlan).map((key) => [key, 'vlan'])),
  ...Object.fromEntries(Object.keys(ofBridge).map((key) => [key, 'bridge'])),
  ...Object.fromEntries(
    Object.keys(ofBond).map((key) => [key, key === 'members' ? 'bond or bridge' : 'bond']),
  ),
};

const kinds = ['ethernet', 'bond', 'vlan', 'bridge'] as const;

const kind = <const T extends (typeof kinds)[number]>(name: T) =>
  z.literal(name).describe('ethernet (the default), bond, vlan or bridge.');

/** One entry of `interfaces`: strict for its kind. */
export const interfaceSchema = z.discriminatedUnion(
  'kind',
  [
    record(
      { kind: kind('ethernet').optional(), ...common, ...ofEthernet },
      { what: 'an ethernet interface', elsewhere },
    ),
    record({ kind: kind('bond'), ...common, ...ofBond }, { what: 'a bond', elsewhere }),
    record({ kind: kind('vlan'), ...common, ...ofVlan }, { what: 'a VLAN', elsewhere }),
    record({ kind: kind('bridge'), ...common, ...ofBridge }, { what: 'a bridge', elsewhere }),
  ],
  {
    // Zod asks for the text of an invalid_type here as well.
    error: ({ code }: { readonly code: string }) =>
      code === 'invalid_union' ? `one of ${kinds.join(', ')}` : 'a mapping, like { name: eth0, dhcp4: true }',
  },
);

function parseFamily(value: string, family: IpFamily, example: string): Parsed<IpAddress> {
  const address = parseIpAddress(value);
  if (!address.ok || familyOf(address.value) === family) return address;
  return misfits(
    `"${value}" is an IPv${family === 4 ? 6 : 4} address`,
    `an IPv${family} address, like ${example}`,
  );
}

function parseDestination(value: string): Parsed<Route['to']> {
  return value === 'default' ? fits('default') : parseCidr(value);
}
