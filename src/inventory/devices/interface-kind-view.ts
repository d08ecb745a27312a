import type { JsonObject } from '../../domain/json.js';
import type {
  BondInterface,
  BridgeInterface,
  EthernetInterface,
  Interface,
  NicMatch,
} from '../../domain/network.js';

/** The fields of an interface that its kind alone has. */
export function kindView(value: Interface): JsonObject {
  switch (value.kind) {
    case 'ethernet':
      return ethernetView(value);
    case 'bond':
      return bondView(value);
    case 'vlan':
      return { id: value.id, link: value.link };
    case 'bridge':
      return bridgeView(value);
    case 'dummy':
      return {};
  }
}

const ethernetView = (nic: EthernetInterface): JsonObject => ({
  wakeonlan: nic.wakeOnLan ?? null,
  set_name: nic.setName,
  match: nic.match === undefined ? null : matchView(nic.match),
  macaddress: nic.newMac ?? null,
  tap: nic.tap ?? null,
  bridge: nic.hostBridge ?? null,
  vlan_tag: nic.vlanTag ?? null,
});

const matchView = ({ macaddress, name, drivers }: NicMatch): JsonObject => ({
  macaddress: macaddress ?? null,
  name: name ?? null,
  driver: drivers,
});

const bondView = (bond: BondInterface): JsonObject => ({
  members: bond.members,
  mode: bond.mode,
  lacp_rate: bond.lacpRate ?? null,
  hash_policy: bond.hashPolicy ?? null,
  mii_monitor: bond.miiMonitorMs ?? null,
  primary: bond.primary ?? null,
  primary_reselect_policy: bond.primaryReselectPolicy ?? null,
  min_links: bond.minLinks ?? null,
  up_delay: bond.upDelayMs ?? null,
  down_delay: bond.downDelayMs ?? null,
  ad_select: bond.adSelect ?? null,
  all_members_active: bond.allMembersActive ?? null,
  fail_over_mac_policy: bond.failOverMacPolicy ?? null,
  arp_interval: bond.arpIntervalMs ?? null,
  arp_ip_targets: bond.arpIpTargets ?? [],
  arp_validate: bond.arpValidate ?? null,
  arp_all_targets: bond.arpAllTargets ?? null,
  gratuitous_arp: bond.gratuitousArp ?? null,
  packets_per_member: bond.packetsPerMember ?? null,
  resend_igmp: bond.resendIgmp ?? null,
  learn_packet_interval: bond.learnPacketInterval ?? null,
});

const bridgeView = (bridge: BridgeInterface): JsonObject => ({
  members: bridge.members,
  stp: bridge.stp ?? null,
  forward_delay: bridge.forwardDelay ?? null,
  hello_time: bridge.helloTime ?? null,
  max_age: bridge.maxAge ?? null,
  ageing_time: bridge.ageingTime ?? null,
  priority: bridge.priority ?? null,
  path_cost: bridge.pathCost ?? {},
  port_priority: bridge.portPriority ?? {},
});
