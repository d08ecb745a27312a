import { allSettings, fieldOf } from '../../../domain/netplan-settings.js';
import type { Fact } from './facts.js';
import type { NetworkLoss } from './network-loss.js';

// cloud-init turns ENI and network_data.json into version 1 before it reads them.
const older = ['v1', 'eni', 'networkData'] as const;
const all = ['netplan', 'networkd', 'eni', 'sysconfig', 'network-manager'] as const;
const notNetplan = ['networkd', 'eni', 'sysconfig', 'network-manager'] as const;

export const isSetting = ({ key }: Fact): boolean => Object.hasOwn(allSettings, key);
const isOfAddress = ({ key }: Fact): boolean => key === 'address-label' || key === 'address-lifetime';

const names = Object.keys(allSettings)
  .map((name) => `\`${fieldOf(name)}\``)
  .join(', ');

/** What netplan alone has a word for, as its table has it, and what addresses say beside themselves. */
export const lossesOfNetplanSettings: readonly NetworkLoss[] = [
  {
    what: `only netplan with v2 supports ${names}`,
    source: 'net/network_state.py parse_config_v1, handle_ethernets',
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: isSetting,
  },
  {
    what: 'v2: only netplan supports the settings of the row above',
    source: 'net/network_state.py handle_ethernets, _handle_bond_bridge, handle_vlans',
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'missing',
    applies: isSetting,
  },
  {
    what: 'v1, ENI and network_data.json cannot express labels and lifetimes of addresses',
    source: 'net/network_state.py parse_config_v1',
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: isOfAddress,
  },
  {
    what: 'v2: if an address has a label or a lifetime, only netplan sets up a network',
    source: 'net/network_state.py _v2_to_v1_ipcfg',
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'fails',
    applies: isOfAddress,
    isHarmful: true,
  },
];
