import { bitsOf, familyOf, formatCidr } from '../../domain/ip-address.js';
import type { RoutingRule } from '../../domain/network.js';
import type { Hop } from './hops.js';

/** A command and not a line of its own kind: ifupdown has none for routes. `replace`, to be run twice without harm. */
export function routeCommand(
  { network, prefix, via, ...hop }: Hop,
  { name }: { readonly name: string },
): string {
  const isDropping = hop.type !== undefined && !['unicast', 'local', 'anycast'].includes(hop.type);
  const words = [
    familyOf(network) === 6 ? 'ip -6 route replace' : 'ip route replace',
    hop.type === 'unicast' ? undefined : hop.type,
    prefix === 0 ? 'default' : formatCidr({ network, prefix }),
    via && `via ${via}`,
    isDropping ? undefined : `dev ${name}`,
    hop.from && `src ${hop.from}`,
    hop.metric !== undefined && `metric ${hop.metric}`,
    hop.table && `table ${hop.table}`,
    hop.scope && `scope ${hop.scope}`,
    hop.mtu && `mtu ${hop.mtu}`,
    hop.onLink === true && 'onlink',
  ];
  return `up ${words.filter((word) => word !== undefined && word !== false).join(' ')}`;
}

/** A rule is gone again with its interface: nothing would replace it. */
export function ruleCommands(rule: RoutingRule): readonly string[] {
  const { from, to, table, priority, mark, typeOfService } = rule;
  const family = [from, to].some((network) => network !== undefined && familyOf(network.network) === 6)
    ? 'ip -6 rule'
    : 'ip rule';
  const words = [
    from && `from ${isHost(from) ? from.network : formatCidr(from)}`,
    to && `to ${isHost(to) ? to.network : formatCidr(to)}`,
    mark !== undefined && `fwmark ${mark}`,
    typeOfService !== undefined && `tos 0x${typeOfService.toString(16)}`,
    `table ${table}`,
    priority !== undefined && `priority ${priority}`,
  ].filter((word) => word !== undefined && word !== false);
  return [`up ${family} add ${words.join(' ')}`, `down ${family} del ${words.join(' ')}`];
}

const isHost = ({ network, prefix }: Hop | NonNullable<RoutingRule['from']>): boolean =>
  prefix === bitsOf(familyOf(network));
