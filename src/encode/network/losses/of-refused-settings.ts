import { allSettings, fieldOf } from '../../../domain/netplan-settings.js';
import type { Interface } from '../../../domain/network.js';
import type { NetworkLoss } from './network-loss.js';
import { isNetworkManagers, refusedByNetplan } from './refused-by-netplan.js';

/** What netplan refuses of the settings that it alone has a word for. */
export const refusedSettings: readonly NetworkLoss[] = [
  ...Object.entries(allSettings).flatMap(([name, { since }]): readonly NetworkLoss[] =>
    since === undefined
      ? []
      : [
          {
            what: `netplan before ${since.netplan}: \`${fieldOf(name)}\``,
            source: 'netplan src/parse.c',
            ...refusedByNetplan,
            before: since.cloudInit,
            applies: ({ key }) => key === name,
          },
        ],
  ),
  {
    what: 'netplan before 1.0: `auth` with the method `leap` or `pwd`',
    source: 'netplan src/parse.c handle_auth_method',
    ...refusedByNetplan,
    before: '24.1',
    applies: ({ key, value }) => key === 'auth' && /"method":"(leap|pwd)"/.test(value),
  },
  {
    what: 'netplan before 1.1: `advertised_mss` of a route',
    source: 'netplan src/parse.c routes_handlers',
    ...refusedByNetplan,
    before: '25.1',
    applies: ({ key }) => key === 'route-advertised-mss',
  },
  {
    what: 'netplan before 1.0.1: `embedded_switch_mode` of a NIC without virtual functions',
    source: 'netplan src/validation.c validate_sriov_rules',
    ...refusedByNetplan,
    before: '24.2',
    applies: ({ key }, iface, interfaces) =>
      key === 'embedded-switch-mode' && !hasFunctions(iface, interfaces),
  },
  {
    what: 'netplan: `delay_virtual_functions_rebind` of a NIC without virtual functions',
    source: 'netplan src/validation.c validate_sriov_rules',
    ...refusedByNetplan,
    applies: ({ key, value }, iface, interfaces) =>
      key === 'delay-virtual-functions-rebind' &&
      value === 'true' &&
      iface?.netplan?.['embedded-switch-mode'] === undefined &&
      !hasFunctions(iface, interfaces),
  },
  {
    what: 'netplan with NetworkManager: a label or a lifetime of an address',
    source: 'netplan src/nm.c write_nm_conf',
    ...refusedByNetplan,
    applies: ({ key }, iface) => /^address-/.test(key) && isNetworkManagers(iface),
  },
];

/** Whether netplan takes it for a NIC of SR-IOV: their number stands there, or one of them is there. */
function hasFunctions(iface: Interface | undefined, interfaces: readonly Interface[]): boolean {
  return (
    iface?.netplan?.['virtual-function-count'] !== undefined ||
    interfaces.some(({ kind, netplan }) => kind === 'ethernet' && netplan?.link === iface?.name)
  );
}
