import type {
  BondInterface,
  BridgeInterface,
  DhcpOverrides,
  Interface,
  Nameservers,
} from '../../domain/network.js';
import { defined } from './defined.js';
import type { InterfaceFields } from './interface-fields.js';
import { netplanSettingsIn } from './netplan-settings.js';
import { toRoute, toRoutingRule } from './to-route.js';

/** An interface as the domain knows it: defaults filled in, names in our spelling. */
export function toInterface(fields: InterfaceFields, { isPart }: { readonly isPart: boolean }): Interface {
  const common = commonOf(fields);
  switch (fields.kind) {
    case 'bond':
      return {
        kind: 'bond',
        ...common,
        members: fields.members,
        // The kernel's own default: https://docs.kernel.org/networking/bonding.html
        mode: fields.mode ?? 'balance-rr',
        ...bondOptions(fields),
      };
    case 'vlan':
      return { kind: 'vlan', ...common, id: fields.id, link: fields.link };
    case 'bridge':
      return { kind: 'bridge', ...common, members: fields.members ?? [], ...bridgeOptions(fields) };
    case 'dummy':
      return { kind: 'dummy', ...common };
    default:
      return {
        kind: 'ethernet',
        ...common,
        // A guest without netplan looks for a bond's members, and for a VLAN's link, by these very names.
        setName: fields.set_name ?? (isPart && fields.mac !== undefined),
        ...defined({
          match: fields.match && toMatch(fields.match),
          newMac: fields.macaddress,
          wakeOnLan: fields.wakeonlan,
          tap: fields.tap,
          hostBridge: fields.bridge,
          vlanTag: fields.vlan_tag,
        }),
      };
  }
}

const commonOf = (fields: InterfaceFields) => ({
  name: fields.name,
  ...defined({
    mac: fields.mac,
    gateway4: fields.gateway4,
    gateway6: fields.gateway6,
    onLink: fields.on_link,
    mtu: fields.mtu,
    acceptRa: fields.accept_ra,
    renderer: fields.renderer,
    optional: fields.optional,
    critical: fields.critical,
    ignoreCarrier: fields.ignore_carrier,
    activationMode: fields.activation_mode,
    dhcp4Overrides: fields.dhcp4_overrides && toOverrides(fields.dhcp4_overrides),
    dhcp6Overrides: fields.dhcp6_overrides && toOverrides(fields.dhcp6_overrides),
    dhcpIdentifier: fields.dhcp_identifier,
    linkLocal: fields.link_local,
    ipv6Privacy: fields.ipv6_privacy,
    ipv6Mtu: fields.ipv6_mtu,
    ipv6AddressGeneration: fields.ipv6_address_generation,
    ipv6AddressToken: fields.ipv6_address_token,
    routingPolicy: fields.routing_policy?.map(toRoutingRule),
    netplan: netplanSettingsIn(fields),
    duplicateOk: fields.duplicate_ok,
  }),
  addresses: fields.addresses ?? [],
  nameservers: toNameservers(fields.nameservers),
  routes: (fields.routes ?? []).map(toRoute),
  dhcp4: fields.dhcp4 ?? false,
  dhcp6: fields.dhcp6 ?? false,
});

export const toNameservers = ({
  addresses = [],
  search = [],
}: NonNullable<InterfaceFields['nameservers']> = {}): Nameservers => ({ addresses, search });

const bondOptions = (fields: Extract<InterfaceFields, { kind: 'bond' }>): Partial<BondInterface> =>
  defined({
    lacpRate: fields.lacp_rate,
    hashPolicy: fields.hash_policy,
    miiMonitorMs: fields.mii_monitor,
    primary: fields.primary,
    primaryReselectPolicy: fields.primary_reselect_policy,
    minLinks: fields.min_links,
    upDelayMs: fields.up_delay,
    downDelayMs: fields.down_delay,
    adSelect: fields.ad_select,
    allMembersActive: fields.all_members_active,
    failOverMacPolicy: fields.fail_over_mac_policy,
    arpIntervalMs: fields.arp_interval,
    arpIpTargets: fields.arp_ip_targets,
    arpValidate: fields.arp_validate,
    arpAllTargets: fields.arp_all_targets,
    gratuitousArp: fields.gratuitous_arp,
    packetsPerMember: fields.packets_per_member,
    resendIgmp: fields.resend_igmp,
    learnPacketInterval: fields.learn_packet_interval,
  });

const bridgeOptions = (fields: Extract<InterfaceFields, { kind: 'bridge' }>): Partial<BridgeInterface> =>
  defined({
    stp: fields.stp,
    forwardDelay: fields.forward_delay,
    helloTime: fields.hello_time,
    maxAge: fields.max_age,
    ageingTime: fields.ageing_time,
    priority: fields.priority,
    pathCost: fields.path_cost as Readonly<Record<string, number>> | undefined,
    portPriority: fields.port_priority as Readonly<Record<string, number>> | undefined,
  });

type MatchFields = NonNullable<Extract<InterfaceFields, { match?: unknown }>['match']>;

const toMatch = ({ macaddress, name, driver = [] }: MatchFields) => ({
  ...defined({ macaddress, name }),
  drivers: typeof driver === 'string' ? [driver] : driver,
});

const toOverrides = (fields: NonNullable<InterfaceFields['dhcp4_overrides']>): DhcpOverrides =>
  defined({
    useDns: fields.use_dns,
    useNtp: fields.use_ntp,
    useMtu: fields.use_mtu,
    useRoutes: fields.use_routes,
    useHostname: fields.use_hostname,
    useDomains: fields.use_domains,
    sendHostname: fields.send_hostname,
    hostname: fields.hostname,
    routeMetric: fields.route_metric,
  });
