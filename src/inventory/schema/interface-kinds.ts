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
import { choice, flag, integer, listOf, mapOf, parsedText, record, text } from './fields.js';
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
    macaddress: parsedText(parseInfinibandMac, { code: 'mac-format', example: infinibandExample })
      .optional()
      .describe('MAC address of an InfiniBand NIC, with twenty groups. For other NICs, use mac.'),
    name: parsedText(parseInterfaceGlob, { code: 'interface-name', example: '"en*"' })
      .optional()
      .describe("The guest's name of the NIC, or a glob over such names."),
    driver: z
      .union(
        [
          driver(),
          listOf(driver(), { of: 'drivers, like [virtio_net, e1000]' }).min(1, {
            error: 'at least one driver',
          }),
        ],
        {
          error: 'a driver, like virtio_net, or a list of them',
        },
      )
      .optional()
      .describe('Kernel driver of the NIC, or a list of drivers. One of them has to match.'),
  },
  {
    what: 'match',
    example: '{ driver: virtio_net }',
    elsewhere: { mac: 'the interface' },
  },
);

export const ethernetFields = {
  match: match
    .optional()
    .describe(
      'How the guest finds the NIC, in addition to mac. The name of the interface is then only a label.',
    ),
  macaddress: macAddress()
    .optional()
    .describe('New MAC address for the NIC. The guest still finds the NIC by mac.'),
  wakeonlan: flag().optional().describe('Wakes the machine on a magic packet.'),
  ...settingFields(netplanNicSettings),
  set_name: flag().optional().describe('Renames the NIC in the guest to the name of the interface.'),
  tap: parsedText(parseInterfaceName, { code: 'interface-name', example: 'vnet0' })
    .optional()
    .describe(
      "The host's end of this NIC. host/nftables.conf lets only the addresses of this NIC out of it.",
    ),
  bridge: parsedText(parseInterfaceName, { code: 'interface-name', example: 'vmbr0' })
    .optional()
    .describe("The host's bridge that the NIC is connected to."),
  vlan_tag: integer({ min: 1, max: 4094 }).optional().describe("The NIC's VLAN on the host's bridge."),
};

export const bondFields = {
  members: members().describe('Names of the ethernet interfaces that make the bond.'),
  mode: choice(bondModes).optional().describe('Mode of the bond.'),
  lacp_rate: choice(lacpRates)
    .optional()
    .describe('How often LACP frames are requested. Only in mode 802.3ad.'),
  hash_policy: choice(hashPolicies).optional().describe('How the member for a frame is chosen.'),
  mii_monitor: integer({ min: 0, max: 60_000, of: 'milliseconds' })
    .optional()
    .describe('How often the links of the members are checked, in milliseconds.'),
  primary: interfaceLabel({ example: 'eth1' })
    .optional()
    .describe('The member that is used whenever its link is up.'),
  primary_reselect_policy: choice(primaryReselectPolicies)
    .optional()
    .describe('When the primary member is used again after a failure.'),
  min_links: count(65_535).optional().describe('Number of links that have to be up for the bond to be up.'),
  up_delay: milliseconds().optional().describe('Delay before a link that came up is used, in milliseconds.'),
  down_delay: milliseconds()
    .optional()
    .describe('Delay before a link that went down is disabled, in milliseconds.'),
  ad_select: choice(adSelections).optional().describe('How the aggregator is chosen. Only in mode 802.3ad.'),
  all_members_active: flag().optional().describe('Also accepts frames that arrive on inactive members.'),
  fail_over_mac_policy: choice(failOverMacPolicies)
    .optional()
    .describe('Which MAC address the members get. Only in mode active-backup.'),
  arp_interval: milliseconds().optional().describe('How often links are probed by ARP, in milliseconds.'),
  arp_ip_targets: listOf(ipAddressOf(4, { example: '111.0.0.1' }), { of: 'IPv4 addresses, like [111.0.0.1]' })
    .optional()
    .describe('Addresses that are probed by ARP.'),
  arp_validate: choice(arpValidations).optional().describe('Which ARP answers are checked.'),
  arp_all_targets: choice(arpAllTargets).optional().describe('Whether any or all targets have to answer.'),
  gratuitous_arp: count(255).optional().describe('ARP announcements after a change of the active member.'),
  packets_per_member: count(65_535)
    .optional()
    .describe('Packets that one member sends before the next one does. Only in mode balance-rr.'),
  resend_igmp: count(255).optional().describe('IGMP reports after a change of the active member.'),
  learn_packet_interval: integer({ min: 1, max: 2_147_483_647, of: 'seconds' })
    .optional()
    .describe('Seconds between learning packets to the switches.'),
};

export const vlanFields = {
  renderer: choice([...netplanRenderers, hardwareVlan])
    .optional()
    .describe(
      'Which renderer netplan uses for the VLAN. sriov: the NIC, a virtual function, filters the VLAN.',
    ),
  id: integer({ min: 1, max: 4094 }).describe('VLAN tag.'),
  link: interfaceLabel({ example: 'eth0' }).describe('Name of the interface that carries the tagged frames.'),
};

const byPort = (max: number) =>
  mapOf(interfaceLabel({ example: 'eth1' }), count(max), { of: 'ports and numbers, like { eth1: 4 }' });

export const bridgeFields = {
  members: members().optional().describe('Names of the interfaces that the bridge joins.'),
  stp: flag().optional().describe('Uses the spanning tree protocol.'),
  forward_delay: seconds(30).optional().describe('Seconds before a port forwards frames.'),
  hello_time: seconds(10).optional().describe('Seconds between two hello packets of the root bridge.'),
  max_age: seconds(40)
    .optional()
    .describe('Seconds without a hello packet after which a new root bridge is elected.'),
  ageing_time: seconds(1_000_000).optional().describe('Seconds for which a MAC address is remembered.'),
  priority: count(65_535).optional().describe('The bridge with the lowest number becomes the root bridge.'),
  path_cost: byPort(4_294_967_295).optional().describe('Path cost of each port.'),
  port_priority: byPort(63).optional().describe('Priority of each port.'),
};
