import * as z from 'zod';
import { infinibandExample, parseInfinibandMac } from '../../domain/infiniband-mac.js';
import { parseInterfaceGlob, parseInterfaceName } from '../../domain/interface-name.js';
import { netplanNicSettings } from '../../domain/netplan-settings.js';
import {
  adSelections,
  arpAllTargets,
  arpValidations,
  bondModes,
  failOverMacPolicies,
  hardwareVlan,
  hashPolicies,
  lacpRates,
  netplanRenderers,
  primaryReselectPolicies,
} from '../../domain/network.js';
import { ipAddressOf } from './addresses.js';
import { choice, flag, integer, listOf, mapOf, may, parsedText, record, text } from './fields.js';
import { macAddress } from './interface-common.js';
import { interfaceLabel } from './interface-label.js';
import { settingFields } from './netplan-settings.js';

const members = () =>
  listOf(interfaceLabel({ example: 'eth1' }), { of: 'names of interfaces, like [eth1, eth2]' });

const milliseconds = () => integer({ min: 0, max: 3_600_000, of: 'milliseconds' });
const seconds = (max: number) => integer({ min: 0, max, of: 'seconds' });
const count = (max: number, { min = 0 } = {}) => integer({ min, max });

const driver = () => text({ example: 'virtio_net' }).min(1, { error: 'a driver, like virtio_net' });

const match = record(
  {
    macaddress: may(
      parsedText(parseInfinibandMac, { code: 'mac-format', example: infinibandExample }),
      'MAC address of an InfiniBand NIC, with twenty groups. For other NICs, use mac.',
    ),
    name: may(
      parsedText(parseInterfaceGlob, { code: 'interface-name', example: '"en*"' }),
      "The guest's name of the NIC, or a glob over such names.",
    ),
    driver: may(
      z.union(
        [
          driver(),
          listOf(driver(), { of: 'drivers, like [virtio_net, e1000]' }).min(1, {
            error: 'at least one driver',
          }),
        ],
        {
          error: 'a driver, like virtio_net, or a list of them',
        },
      ),
      'Kernel driver of the NIC, or a list of drivers. One of them has to match.',
    ),
  },
  {
    what: 'match',
    example: '{ driver: virtio_net }',
    elsewhere: { mac: 'the interface' },
  },
);

export const ethernetFields = {
  match: may(
    match,
    'How the guest finds the NIC, in addition to mac. The name of the interface is then only a label.',
  ),
  macaddress: may(macAddress(), 'New MAC address for the NIC. The guest still finds the NIC by mac.'),
  wakeonlan: may(flag(), 'Wakes the machine on a magic packet.'),
  ...settingFields(netplanNicSettings),
  set_name: may(flag(), 'Renames the NIC in the guest to the name of the interface.'),
  tap: may(
    parsedText(parseInterfaceName, { code: 'interface-name', example: 'vnet0' }),
    "The host's end of this NIC. host/nftables.conf lets only the addresses of this NIC out of it.",
  ),
  bridge: may(
    parsedText(parseInterfaceName, { code: 'interface-name', example: 'vmbr0' }),
    "The host's bridge that the NIC is connected to.",
  ),
  vlan_tag: may(integer({ min: 1, max: 4094 }), "The NIC's VLAN on the host's bridge."),
};

export const bondFields = {
  members: members().describe('Names of the ethernet interfaces that make the bond.'),
  mode: may(choice(bondModes), 'Mode of the bond.'),
  lacp_rate: may(choice(lacpRates), 'How often LACP frames are requested. Only in mode 802.3ad.'),
  hash_policy: may(choice(hashPolicies), 'How the member for a frame is chosen.'),
  mii_monitor: may(
    integer({ min: 0, max: 60_000, of: 'milliseconds' }),
    'How often the links of the members are checked, in milliseconds.',
  ),
  primary: may(interfaceLabel({ example: 'eth1' }), 'The member that is used whenever its link is up.'),
  primary_reselect_policy: may(
    choice(primaryReselectPolicies),
    'When the primary member is used again after a failure.',
  ),
  min_links: may(count(65_535), 'Number of links that have to be up for the bond to be up.'),
  up_delay: may(milliseconds(), 'Delay before a link that came up is used, in milliseconds.'),
  down_delay: may(milliseconds(), 'Delay before a link that went down is disabled, in milliseconds.'),
  ad_select: may(choice(adSelections), 'How the aggregator is chosen. Only in mode 802.3ad.'),
  all_members_active: may(flag(), 'Also accepts frames that arrive on inactive members.'),
  fail_over_mac_policy: may(
    choice(failOverMacPolicies),
    'Which MAC address the members get. Only in mode active-backup.',
  ),
  arp_interval: may(milliseconds(), 'How often links are probed by ARP, in milliseconds.'),
  arp_ip_targets: may(
    listOf(ipAddressOf(4, { example: '111.0.0.1' }), { of: 'IPv4 addresses, like [111.0.0.1]' }),
    'Addresses that are probed by ARP.',
  ),
  arp_validate: may(choice(arpValidations), 'Which ARP answers are checked.'),
  arp_all_targets: may(choice(arpAllTargets), 'Whether any or all targets have to answer.'),
  gratuitous_arp: may(count(255), 'ARP announcements after a change of the active member.'),
  packets_per_member: may(
    count(65_535),
    'Packets that one member sends before the next one does. Only in mode balance-rr.',
  ),
  resend_igmp: may(count(255), 'IGMP reports after a change of the active member.'),
  learn_packet_interval: may(
    integer({ min: 1, max: 2_147_483_647, of: 'seconds' }),
    'Seconds between learning packets to the switches.',
  ),
};

export const vlanFields = {
  renderer: may(
    choice([...netplanRenderers, hardwareVlan]),
    'Which renderer netplan uses for the VLAN. sriov: the NIC, a virtual function, filters the VLAN.',
  ),
  id: integer({ min: 1, max: 4094 }).describe('VLAN tag.'),
  link: interfaceLabel({ example: 'eth0' }).describe('Name of the interface that carries the tagged frames.'),
};

const byPort = (max: number) =>
  mapOf(interfaceLabel({ example: 'eth1' }), count(max), { of: 'ports and numbers, like { eth1: 4 }' });

export const bridgeFields = {
  members: may(members(), 'Names of the interfaces that the bridge joins.'),
  stp: may(flag(), 'Uses the spanning tree protocol.'),
  forward_delay: may(seconds(30), 'Seconds before a port forwards frames.'),
  hello_time: may(seconds(10), 'Seconds between two hello packets of the root bridge.'),
  max_age: may(seconds(40), 'Seconds without a hello packet after which a new root bridge is elected.'),
  ageing_time: may(seconds(1_000_000), 'Seconds for which a MAC address is remembered.'),
  priority: may(count(65_535), 'The bridge with the lowest number becomes the root bridge.'),
  path_cost: may(byPort(4_294_967_295), 'Path cost of each port.'),
  port_priority: may(byPort(63), 'Priority of each port.'),
};
