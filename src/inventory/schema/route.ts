import { bitsOf, type Cidr, familyOf, parseCidr, parseIpAddress } from '../../domain/ip-address.js';
import { type Route, routeScopes, routeTypes } from '../../domain/network.js';
import { fits, type Parsed } from '../../domain/parsed.js';
import { ipAddress } from './addresses.js';
import { choice, flag, integer, may, parsedText, record } from './fields.js';

const unsigned32 = 4_294_967_295;

const table = () => integer({ min: 1, max: unsigned32 });

/** An entry of `routes`. */
export const route = record(
  {
    to: parsedText(parseDestination, { code: 'address-format', example: '10.0.0.0/8' }).describe(
      'Destination network, or default.',
    ),
    via: may(ipAddress(), 'Gateway of the route.'),
    from: may(ipAddress(), 'Source address of packets that take this route.'),
    metric: may(
      integer({ min: 0, max: unsigned32 }),
      'Priority of the route: among routes to the same network, the one with the lowest metric is used.',
    ),
    on_link: may(flag(), 'The gateway is reachable directly, even if it is in no network of the interface.'),
    table: may(table(), 'Number of the routing table. Rules in routing_policy choose a table.'),
    scope: may(choice(routeScopes), 'link: the network is reachable directly, without a gateway.'),
    type: may(choice(routeTypes), 'Type of the route. blackhole drops packets.'),
    mtu: may(integer({ min: 68, max: 65_535, of: 'bytes' }), 'Largest packet on this route, in bytes.'),
    congestion_window: may(
      integer({ min: 1, max: unsigned32, of: 'segments' }),
      'Congestion window of new connections on this route, in segments.',
    ),
    advertised_receive_window: may(
      integer({ min: 1, max: unsigned32, of: 'segments' }),
      'Receive window that new connections on this route announce, in segments.',
    ),
    advertised_mss: may(
      integer({ min: 1, max: 65_535, of: 'bytes' }),
      'Segment size that connections on this route announce, in bytes. Needs netplan 1.1.',
    ),
  },
  { what: 'a route', example: '{ to: 10.0.0.0/8, via: 192.0.2.1 }' },
).superRefine(({ to, via, scope = 'global', type = 'unicast' }, context) => {
  if (via !== undefined) return;
  if (to !== 'default' && (scope !== 'global' || type !== 'unicast')) return;
  const message =
    to === 'default' && scope !== 'global'
      ? 'the address of the router; without one write to: 0.0.0.0/0, or "::/0"'
      : 'the address of the router, or scope: link where there is none';
  context.addIssue({ code: 'custom', path: ['via'], message });
});

/** An entry of `routing_policy`. */
export const routingRule = record(
  {
    from: may(network(), 'Source of the packets: an address or a network.'),
    to: may(network(), 'Destination of the packets: an address or a network.'),
    table: table().describe('Number of the routing table that the packets use.'),
    priority: may(integer({ min: 0, max: unsigned32 }), 'Rules with lower numbers are applied first.'),
    mark: may(integer({ min: 1, max: unsigned32 }), 'Firewall mark of the packets.'),
    type_of_service: may(integer({ min: 1, max: 255 }), 'Type of service of the packets.'),
  },
  { what: 'a rule', example: '{ from: 192.0.2.0/24, table: 100 }' },
);

function network() {
  return parsedText(parseNetwork, { code: 'address-format', example: '192.0.2.0/24' });
}

function parseDestination(value: string): Parsed<Route['to']> {
  return value === 'default' ? fits('default') : parseCidr(value);
}

/** A network, or one address. */
function parseNetwork(value: string): Parsed<Cidr> {
  const address = parseIpAddress(value);
  if (!address.ok) return parseCidr(value);
  return fits({ network: address.value, prefix: bitsOf(familyOf(address.value)) });
}
