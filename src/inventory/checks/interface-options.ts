import {
  onLinkWithoutGateway,
  optionInMode,
  overridesWithoutDhcp,
  primaryNotMember,
  tokenAndGeneration,
} from '../../diagnostics/catalogue/inventory-interfaces.js';
import { lacpWithoutMode, nameWithoutMac } from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { BondInterface, EthernetInterface, Interface } from '../../domain/network.js';
import type { Origin } from '../../domain/origin.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

type PlaceOf = (key: string) => Origin;

/** Options that mean nothing without another one. */
export const interfaceOptions = eachDevice(['interfaces'], ({ device, source }) =>
  device.interfaces.flatMap((iface, index): readonly Diagnostic[] => {
    const placeOf: PlaceOf = (key) => originAt(source, ['interfaces', index, key]);
    return [
      ...commonOptions(iface, placeOf),
      ...(iface.kind === 'ethernet' ? ethernetOptions(iface, placeOf) : []),
      ...(iface.kind === 'bond' ? bondOptions(iface, placeOf) : []),
    ];
  }),
);

function commonOptions(iface: Interface, placeOf: PlaceOf): readonly Diagnostic[] {
  const { name, gateway4, gateway6, onLink, dhcp4, dhcp6 } = iface;
  const hasBoth = iface.ipv6AddressToken !== undefined && iface.ipv6AddressGeneration !== undefined;
  return [
    ...(onLink === true && gateway4 === undefined && gateway6 === undefined
      ? [onLinkWithoutGateway(placeOf('on_link'), { what: `"${name}"` })]
      : []),
    ...(iface.dhcp4Overrides !== undefined && !dhcp4
      ? [overridesWithoutDhcp(placeOf('dhcp4_overrides'), { name, family: 4 })]
      : []),
    ...(iface.dhcp6Overrides !== undefined && !dhcp6
      ? [overridesWithoutDhcp(placeOf('dhcp6_overrides'), { name, family: 6 })]
      : []),
    ...(hasBoth ? [tokenAndGeneration(placeOf('ipv6_address_token'), { name })] : []),
  ];
}

const ethernetOptions = (nic: EthernetInterface, placeOf: PlaceOf): readonly Diagnostic[] =>
  nic.setName && nic.mac === undefined && nic.match === undefined
    ? [nameWithoutMac(placeOf('set_name'), nic)]
    : [];

const withPrimary = ['active-backup', 'balance-tlb', 'balance-alb'] as const;
const withArp = ['balance-rr', 'active-backup', 'balance-xor', 'broadcast'] as const;

/** Source: the unsupported modes in bond_opts of drivers/net/bonding/bond_options.c. */
const modesOf: Partial<Record<keyof BondInterface, readonly [string, readonly BondInterface['mode'][]]>> = {
  primary: ['primary', withPrimary],
  primaryReselectPolicy: ['primary_reselect_policy', withPrimary],
  packetsPerMember: ['packets_per_member', ['balance-rr']],
  arpIntervalMs: ['arp_interval', withArp],
};

function bondOptions(bond: BondInterface, placeOf: PlaceOf): readonly Diagnostic[] {
  const { name, mode, members, primary } = bond;
  if (bond.lacpRate !== undefined && mode !== '802.3ad') return [lacpWithoutMode(placeOf('lacp_rate'), bond)];
  if (primary !== undefined && members.length > 0 && !members.includes(primary))
    return [primaryNotMember(placeOf('primary'), { name, primary, members })];
  return Object.entries(modesOf).flatMap(([field, [key, modes]]) =>
    bond[field as keyof BondInterface] !== undefined && !modes.includes(mode)
      ? [optionInMode(placeOf(key), { key, mode, modes })]
      : [],
  );
}
