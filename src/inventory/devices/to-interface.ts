import type { z } from 'zod';
import type { Interface, Route } from '../../domain/network.js';
import type { interfaceSchema } from '../schema/interface.js';
import { defined } from './defined.js';

type InterfaceFields = z.output<typeof interfaceSchema>;

/** An interface as the domain knows it: defaults filled in, names in our spelling. */
export function toInterface(fields: InterfaceFields): Interface {
  const common = commonOf(fields);
  switch (fields.kind) {
    case 'bond':
      return {
        kind: 'bond',
        ...common,
        members: fields.members,
        // The kernel's own default: https://docs.kernel.org/networking/bonding.html
        mode: fields.mode ?? 'balance-rr',
        ...defined({
          lacpRate: fields.lacp_rate,
          hashPolicy: fields.hash_policy,
          miiMonitorMs: fields.mii_monitor,
        }),
      };
    case 'vlan':
      return { kind: 'vlan', ...common, id: fields.id, link: fields.link };
    case 'bridge':
      return {
        kind: 'bridge',
        ...common,
        members: fields.members ?? [],
        ...defined({ stp: fields.stp, forwardDelay: fields.forward_delay }),
      };
    default:
      return {
        kind: 'ethernet',
        ...common,
        setName: fields.set_name ?? false,
        ...defined({ wakeOnLan: fields.wakeonlan, tap: fields.tap }),
      };
  }
}

const commonOf = (fields: InterfaceFields) => ({
  name: fields.name,
  ...defined({
    mac: fields.mac,
    gateway4: fields.gateway4,
    gateway6: fields.gateway6,
    mtu: fields.mtu,
    acceptRa: fields.accept_ra,
  }),
  addresses: fields.addresses ?? [],
  nameservers: { addresses: fields.nameservers?.addresses ?? [], search: fields.nameservers?.search ?? [] },
  routes: (fields.routes ?? []).map(toRoute),
  dhcp4: fields.dhcp4 ?? false,
  dhcp6: fields.dhcp6 ?? false,
});

type RouteFields = NonNullable<InterfaceFields['routes']>[number];

const toRoute = ({ to, via, metric }: RouteFields): Route => ({
  to,
  via,
  ...defined({ metric }),
});
