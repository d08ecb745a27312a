import type { BondInterface, BridgeInterface, Interface, VlanInterface } from '../../domain/network.js';

/** What an interface's first stanza says about its kind, for the scripts of ifenslave, bridge-utils, vlan and ethtool. */
export function kindOptions(
  iface: Interface,
  { interfaces }: { readonly interfaces: readonly Interface[] },
): readonly string[] {
  switch (iface.kind) {
    case 'ethernet':
      return [...bondOf(iface.name, { interfaces }), ...wakeOnLan(iface.wakeOnLan)];
    case 'bond':
      return bondOptions(iface);
    case 'bridge':
      return bridgeOptions(iface);
    case 'vlan':
      return vlanOptions(iface);
  }
}

function bondOf(
  name: string,
  { interfaces }: { readonly interfaces: readonly Interface[] },
): readonly string[] {
  return interfaces
    .filter((iface) => iface.kind === 'bond' && iface.members.includes(name))
    .map((bond) => `bond-master ${bond.name}`);
}

// g wakes on the magic packet, d on nothing: ethtool(8).
const wakeOnLan = (flag: boolean | undefined) =>
  flag === undefined ? [] : [`ethernet-wol ${flag ? 'g' : 'd'}`];

/** Members come by themselves with `bond-master`: named here as well, they would be brought up twice. */
function bondOptions({ mode, lacpRate, hashPolicy, miiMonitorMs }: BondInterface): readonly string[] {
  return [
    'bond-slaves none',
    `bond-mode ${mode}`,
    ...(miiMonitorMs === undefined ? [] : [`bond-miimon ${miiMonitorMs}`]),
    ...(lacpRate === undefined ? [] : [`bond-lacp-rate ${lacpRate}`]),
    ...(hashPolicy === undefined ? [] : [`bond-xmit-hash-policy ${hashPolicy}`]),
  ];
}

function bridgeOptions({ members, stp, forwardDelay }: BridgeInterface): readonly string[] {
  return [
    `bridge_ports ${members.length === 0 ? 'none' : members.join(' ')}`,
    ...(stp === undefined ? [] : [`bridge_stp ${stp ? 'on' : 'off'}`]),
    ...(forwardDelay === undefined ? [] : [`bridge_fd ${forwardDelay}`]),
  ];
}

function vlanOptions({ name, id, link }: VlanInterface): readonly string[] {
  const options = [`vlan-raw-device ${link}`, `vlan-id ${id}`];
  // The vlan package reads the id from these two names; it makes no device of another name.
  if (name === `${link}.${id}` || name === `vlan${id}`) return options;
  const exists = `[ -e /sys/class/net/${name} ]`;
  return [...options, `pre-up ${exists} || ip link add link ${link} name ${name} type vlan id ${id}`];
}
