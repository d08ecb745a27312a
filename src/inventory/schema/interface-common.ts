import { parseSearchDomain } from '../../domain/hostname.js';
import { parseMac } from '../../domain/mac-address.js';
import { netplanSettings } from '../../domain/netplan-settings.js';
import {
  activationModes,
  addressGenerations,
  dhcpIdentifiers,
  linkLocalFamilies,
  netplanRenderers,
} from '../../domain/network.js';
import { ipAddress, ipAddressOf } from './addresses.js';
import { dhcpOverrides } from './dhcp-overrides.js';
import { choice, flag, integer, listOf, may, parsedText, record } from './fields.js';
import { interfaceAddress } from './interface-address.js';
import { interfaceLabel } from './interface-label.js';
import { settingFields } from './netplan-settings.js';
import { route, routingRule } from './route.js';

/** Name servers and search domains: of an interface, or of a device as a whole. */
export const nameservers = () =>
  record(
    {
      addresses: may(
        listOf(ipAddress(), { of: 'addresses, like [192.0.2.53]' }),
        'Addresses of name servers.',
      ),
      search: may(
        listOf(parsedText(parseSearchDomain, { code: 'name-format', example: 'example.net' }), {
          of: 'domains, like [example.net]',
        }),
        'Domains in which short names are looked up.',
      ),
    },
    { what: 'nameservers', example: '{ addresses: [192.0.2.53] }' },
  );

export const macAddress = () => parsedText(parseMac, { code: 'mac-format', example: '52:54:00:12:34:56' });

/** What every kind of interface has. */
export const commonFields = {
  name: interfaceLabel({ example: 'eth0' }).describe('Name of the interface, at most 15 characters.'),
  mac: may(macAddress(), 'MAC address. The guest finds the interface by it.'),
  addresses: may(
    listOf(interfaceAddress, { of: 'addresses with a prefix, like [111.0.0.11/24]' }),
    'Static addresses, each with its prefix length. Use a mapping to set a label or a lifetime.',
  ),
  gateway4: may(ipAddressOf(4, { example: '111.0.0.1' }), 'Default gateway for IPv4.'),
  gateway6: may(ipAddressOf(6, { example: '2001:db8::1' }), 'Default gateway for IPv6.'),
  on_link: may(
    flag(),
    'gateway4 and gateway6 are reachable directly, even if they are in no network of the interface.',
  ),
  nameservers: may(nameservers(), 'Name servers of this interface.'),
  routes: may(
    listOf(route, { of: 'routes, like [{ to: 10.0.0.0/8, via: 192.0.2.1 }]' }),
    'More routes through this interface.',
  ),
  routing_policy: may(
    listOf(routingRule, { of: 'rules, like [{ from: 192.0.2.0/24, table: 100 }]' }),
    'Rules that choose a routing table by source or destination.',
  ),
  mtu: may(integer({ min: 68, max: 65_535, of: 'bytes' }), 'Largest packet, in bytes.'),
  dhcp4: may(flag(), 'Gets an IPv4 address by DHCP.'),
  dhcp6: may(flag(), 'Gets an IPv6 address by DHCP.'),
  dhcp4_overrides: may(dhcpOverrides(), 'Which settings of the DHCPv4 lease are used.'),
  dhcp6_overrides: may(dhcpOverrides(), 'Which settings of the DHCPv6 lease are used.'),
  dhcp_identifier: may(
    choice(dhcpIdentifiers),
    'How the DHCP client identifies itself: by its MAC, or by a DUID. Clones of one image have the same DUID.',
  ),
  accept_ra: may(flag(), 'Accepts router advertisements (SLAAC).'),
  link_local: may(
    listOf(choice(linkLocalFamilies), { of: 'families, like [ipv4, ipv6]' }),
    'Address families with a link-local address. An empty list turns them off.',
  ),
  ipv6_privacy: may(flag(), 'Uses temporary IPv6 addresses.'),
  ipv6_mtu: may(integer({ min: 1280, max: 65_535, of: 'bytes' }), 'Largest IPv6 packet, in bytes.'),
  ipv6_address_generation: may(choice(addressGenerations), 'How the lower half of IPv6 addresses is made.'),
  ipv6_address_token: may(
    ipAddressOf(6, { example: '"::5"' }),
    'Lower half of the IPv6 addresses from router advertisements.',
  ),
  renderer: may(choice(netplanRenderers), 'Which renderer netplan uses for the interface.'),
  optional: may(flag(), 'The boot does not wait for this interface.'),
  critical: may(flag(), 'Keeps its addresses when the DHCP client stops.'),
  ignore_carrier: may(
    flag(),
    'Configures the interface even without a carrier, for example without a cable.',
  ),
  activation_mode: may(
    choice(activationModes),
    'manual: the administrator brings the interface up. off: it stays down.',
  ),
  ...settingFields(netplanSettings),
  duplicate_ok: may(
    flag(),
    'Other devices may have the same addresses, for example in isolated labs or with anycast.',
  ),
};
