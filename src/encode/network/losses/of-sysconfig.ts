import type { NetworkLoss } from './network-loss.js';
import { hasDhcpOf, hasStatic, isNameserver } from './predicates.js';

const formats = ['v1', 'v2', 'eni', 'networkData'] as const;
const outputs = ['sysconfig'] as const;
const source = 'net/sysconfig.py';

/** What cloud-init writes for the RHEL family before NetworkManager's own files. */
export const lossesOfSysconfig: readonly NetworkLoss[] = [
  {
    what: 'sysconfig: a new name of a NIC (cloud-init renames the NIC itself)',
    source: `${source} _render_iface_shared`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }) => key === 'set-name',
  },
  {
    what: 'sysconfig: `wakeonlan: false`',
    source: `${source} _render_iface_shared`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key, value }) => key === 'wake-on-lan' && value === 'false',
  },
  {
    what: 'sysconfig: the id of a VLAN as a setting; it is only in the name of the interface',
    source: `${source} _render_vlan_interfaces`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }) => key === 'vlan-id',
  },
  {
    what: 'sysconfig: `accept_ra: true`',
    source: `${source} _render_subnets`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }) => key === 'accept-ra',
  },
  {
    what: 'sysconfig: an IPv6 address turns router advertisements off',
    source: `${source} _render_subnets`,
    formats,
    outputs,
    direction: 'extra',
    applies: ({ key }) => key === 'accept-ra',
  },
  {
    what: 'sysconfig: forward delay, hello time and maximum age of a bridge, and costs and priorities of its ports',
    source: `${source} cfg_key_maps`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }) => /^bridge-(forward-delay|hello|max-age|path-cost|port-priority)$/.test(key),
  },
  {
    what: 'sysconfig: the MAC of a VLAN',
    source: `${source} _render_vlan_interfaces`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }, iface) => key === 'mac' && iface?.kind === 'vlan',
  },
  {
    what: 'sysconfig: the less common parameters of a bond',
    source: `${source} bond_tpl_opts`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }) =>
      /^bond-(all-active|arp-all-targets|packets-per-member|resend-igmp|learn-interval)$/.test(key),
  },
  {
    what: 'sysconfig: nameservers of an interface without an address',
    source: `${source} _render_subnets`,
    formats,
    outputs,
    direction: 'missing',
    applies: (fact, iface) => isNameserver(fact) && !hasStatic(iface),
  },
  {
    what: 'sysconfig: the metric of a default route applies to all routes of its interface',
    source: `${source} _render_subnet_routes`,
    formats,
    outputs,
    direction: 'extra',
    applies: ({ key, value }, iface) =>
      /^dhcp[46]-route-metric$/.test(key) &&
      iface?.routes.some(
        ({ to, metric }) => (to === 'default' || to.prefix === 0) && String(metric) === value,
      ) === true,
  },
  {
    what: 'sysconfig: the metric of a default route, and all default routes of a family except the last one',
    source: `${source} _render_subnet_routes`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key, value }) => key === 'route' && /^(0\.0\.0\.0|::)\/0 /.test(value),
  },
  {
    what: 'sysconfig: the default route without its metric',
    source: `${source} _render_subnet_routes`,
    formats,
    outputs,
    direction: 'extra',
    applies: ({ key, value }) => key === 'route' && /^(0\.0\.0\.0|::)\/0 .* metric none$/.test(value),
  },
  {
    what: 'sysconfig: ENI: an interface without addresses stays down',
    source: `${source} _render_subnets`,
    formats: ['eni'],
    outputs,
    direction: 'extra',
    applies: ({ key }, iface) => key === 'activation-mode' && !hasStatic(iface) && !hasDhcpOf(iface, 4),
  },
];
