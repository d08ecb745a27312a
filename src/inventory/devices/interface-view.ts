import { formatCidr } from '../../domain/ip-address.js';
import type { JsonObject } from '../../domain/json.js';
import type { DhcpOverrides, Interface, Route, RoutingRule } from '../../domain/network.js';
import { kindView } from './interface-kind-view.js';
import { netplanView } from './netplan-settings.js';

/** An interface as templates see it: every field of its kind under its name in the inventory, null where it is not set. */
export const interfaceView = (value: Interface): JsonObject => ({
  name: value.name,
  kind: value.kind,
  mac: value.mac ?? null,
  addresses: value.addresses.map(({ address, prefix }) => `${address}/${prefix}`),
  gateway4: value.gateway4 ?? null,
  gateway6: value.gateway6 ?? null,
  on_link: value.onLink ?? null,
  nameservers: { addresses: value.nameservers.addresses, search: value.nameservers.search },
  routes: value.routes.map(routeView),
  routing_policy: (value.routingPolicy ?? []).map(ruleView),
  mtu: value.mtu ?? null,
  dhcp4: value.dhcp4,
  dhcp6: value.dhcp6,
  dhcp4_overrides: value.dhcp4Overrides === undefined ? null : overridesView(value.dhcp4Overrides),
  dhcp6_overrides: value.dhcp6Overrides === undefined ? null : overridesView(value.dhcp6Overrides),
  dhcp_identifier: value.dhcpIdentifier ?? null,
  accept_ra: value.acceptRa ?? null,
  link_local: value.linkLocal ?? null,
  ipv6_privacy: value.ipv6Privacy ?? null,
  ipv6_mtu: value.ipv6Mtu ?? null,
  ipv6_address_generation: value.ipv6AddressGeneration ?? null,
  ipv6_address_token: value.ipv6AddressToken ?? null,
  optional: value.optional ?? null,
  critical: value.critical ?? null,
  ignore_carrier: value.ignoreCarrier ?? null,
  activation_mode: value.activationMode ?? null,
  duplicate_ok: value.duplicateOk ?? null,
  ...netplanView(value),
  ...kindView(value),
});

/** What `interfaceView` gives of a field of every kind that nothing sets. */
export const unsetInterface: JsonObject = {
  kind: 'ethernet',
  mac: null,
  addresses: [],
  gateway4: null,
  gateway6: null,
  on_link: null,
  nameservers: { addresses: [], search: [] },
  routes: [],
  routing_policy: [],
  mtu: null,
  dhcp4: false,
  dhcp6: false,
  dhcp4_overrides: null,
  dhcp6_overrides: null,
  dhcp_identifier: null,
  accept_ra: null,
  link_local: null,
  ipv6_privacy: null,
  ipv6_mtu: null,
  ipv6_address_generation: null,
  ipv6_address_token: null,
  optional: null,
  critical: null,
  ignore_carrier: null,
  activation_mode: null,
  duplicate_ok: null,
  ...netplanView({ kind: 'dummy' }),
};

const routeView = (route: Route): JsonObject => ({
  to: route.to === 'default' ? route.to : formatCidr(route.to),
  via: route.via ?? null,
  from: route.from ?? null,
  metric: route.metric ?? null,
  on_link: route.onLink ?? null,
  table: route.table ?? null,
  scope: route.scope ?? null,
  type: route.type ?? null,
  mtu: route.mtu ?? null,
  congestion_window: route.congestionWindow ?? null,
  advertised_receive_window: route.advertisedReceiveWindow ?? null,
  advertised_mss: route.advertisedMss ?? null,
});

const ruleView = (rule: RoutingRule): JsonObject => ({
  from: rule.from === undefined ? null : formatCidr(rule.from),
  to: rule.to === undefined ? null : formatCidr(rule.to),
  table: rule.table,
  priority: rule.priority ?? null,
  mark: rule.mark ?? null,
  type_of_service: rule.typeOfService ?? null,
});

const overridesView = (overrides: DhcpOverrides): JsonObject => ({
  use_dns: overrides.useDns ?? null,
  use_ntp: overrides.useNtp ?? null,
  use_mtu: overrides.useMtu ?? null,
  use_routes: overrides.useRoutes ?? null,
  use_hostname: overrides.useHostname ?? null,
  use_domains: overrides.useDomains ?? null,
  send_hostname: overrides.sendHostname ?? null,
  hostname: overrides.hostname ?? null,
  route_metric: overrides.routeMetric ?? null,
});
