import type { BondInterface, BridgeInterface, Interface, VlanInterface } from '../../domain/network.js';

/** What an interface's first stanza says about its kind, for the scripts of ifenslave, bridge-utils, vlan and ethtool. */
export function kindOptions(
  iface: Interface,
  { interfaces }: { readonly interfaces: readonly Interface[] },
): readonly string[] {
  switch (iface.kind) {
    case 'ethernet':
      return [
        ...bondOf(iface.name, { interfaces }),
        ...wakeOnLan(iface.wakeOnLan),
        // Not hwaddress, by which cloud-init looks for the NIC.
        ...option('up ip link set dev', iface.newMac && `${iface.name} address ${iface.newMac}`),
      ];
    case 'bond':
      return bondOptions(iface);
    case 'bridge':
      return bridgeOptions(iface);
    case 'vlan':
      return vlanOptions(iface);
    case 'dummy':
      return [`pre-up ${orExists(iface.name)} ip link add name ${iface.name} type dummy`];
  }
}

function bondOf(
  name: string,
  { interfaces }: { readonly interfaces: readonly Interface[] },
): readonly string[] {
  return interfaces.flatMap((iface) =>
    iface.kind === 'bond' && iface.members.includes(name)
      ? // ifenslave looks at a member's stanza for these as well, and at the bond's before there are members.
        [`bond-master ${iface.name}`, ...primaryOptions(iface)]
      : [],
  );
}

// g wakes on the magic packet, d on nothing: ethtool(8).
const wakeOnLan = (flag: boolean | undefined) =>
  flag === undefined ? [] : [`ethernet-wol ${flag ? 'g' : 'd'}`];

/** Members come by themselves with `bond-master`: named here as well, they would be brought up twice. */
function bondOptions(bond: BondInterface): readonly string[] {
  const parameter = (file: string, value: string | number | undefined) =>
    option(
      'up echo',
      value === undefined ? undefined : `${value} > /sys/class/net/${bond.name}/bonding/${file}`,
    );
  return [
    'bond-slaves none',
    `bond-mode ${bond.mode}`,
    ...option('bond-miimon', bond.miiMonitorMs),
    ...option('bond-updelay', bond.upDelayMs),
    ...option('bond-downdelay', bond.downDelayMs),
    ...option('bond-lacp-rate', bond.lacpRate),
    ...option('bond-ad-select', bond.adSelect),
    ...option('bond-xmit-hash-policy', bond.hashPolicy),
    ...option('bond-fail-over-mac', bond.failOverMacPolicy),
    ...primaryOptions(bond),
    ...option('bond-arp-interval', bond.arpIntervalMs),
    ...option('bond-arp-ip-target', bond.arpIpTargets?.join(' ')),
    ...option('bond-arp-validate', bond.arpValidate),
    ...option('bond-num-grat-arp', bond.gratuitousArp),
    ...option('bond-packets-per-slave', bond.packetsPerMember),
    // ifenslave has no options for the rest.
    ...parameter('min_links', bond.minLinks),
    ...parameter(
      'all_slaves_active',
      bond.allMembersActive === undefined ? undefined : Number(bond.allMembersActive),
    ),
    ...parameter('arp_all_targets', bond.arpAllTargets),
    ...parameter('resend_igmp', bond.resendIgmp),
    ...parameter('lp_interval', bond.learnPacketInterval),
  ];
}

const primaryOptions = ({ primary, primaryReselectPolicy }: BondInterface): readonly string[] => [
  ...option('bond-primary', primary),
  ...option('bond-primary-reselect', primaryReselectPolicy),
];

function bridgeOptions(bridge: BridgeInterface): readonly string[] {
  const { members, stp } = bridge;
  return [
    `bridge_ports ${members.length === 0 ? 'none' : members.join(' ')}`,
    ...option('bridge_stp', stp === undefined ? undefined : stp ? 'on' : 'off'),
    ...option('bridge_bridgeprio', bridge.priority),
    ...option('bridge_fd', bridge.forwardDelay),
    ...option('bridge_hello', bridge.helloTime),
    ...option('bridge_maxage', bridge.maxAge),
    ...option('bridge_ageing', bridge.ageingTime),
    // Of several ports no option can tell: a stanza has each of them once.
    ...portCommands('cost', bridge.pathCost),
    ...portCommands('priority', bridge.portPriority),
  ];
}

const portCommands = (what: string, values: Readonly<Record<string, number>> = {}): readonly string[] =>
  Object.entries(values).map(
    ([port, value]) => `up ip link set dev ${port} type bridge_slave ${what} ${value}`,
  );

function vlanOptions({ name, id, link }: VlanInterface): readonly string[] {
  const options = [`vlan-raw-device ${link}`, `vlan-id ${id}`];
  // The vlan package reads the id from these two names; it makes no device of another name.
  if (name === `${link}.${id}` || name === `vlan${id}`) return options;
  return [...options, `pre-up ${orExists(name)} ip link add link ${link} name ${name} type vlan id ${id}`];
}

const orExists = (name: string): string => `[ -e /sys/class/net/${name} ] ||`;

const option = (key: string, value: string | number | undefined): readonly string[] =>
  value === undefined || value === '' ? [] : [`${key} ${value}`];
