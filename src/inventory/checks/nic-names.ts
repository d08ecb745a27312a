import { nicByName } from '../../diagnostics/catalogue/inventory-interfaces.js';
import { clientsOf } from '../../domain/known-layouts.js';
import type { Interface } from '../../domain/network.js';
import { isOfInterfaces } from '../../domain/site.js';
import { originAt } from '../../domain/source-node.js';
import type { Check } from './check.js';

/** NICs that a guest has to find by a name of the inventory, which is none that systemd gives: told once for all. */
export const nicNames: Check = (devices, { site, capabilities }) => {
  const isRead = clientsOf(capabilities.known, site).some(([, { carries }]) => carries.includes('network'));
  if (!isRead) return [];
  const nics = devices.flatMap((located) => {
    const { device, lost } = located;
    // cloudbase-init finds its adapters by their MAC only, which is an error of its own.
    const isNamed = isOfInterfaces(device) && device.os !== 'windows' && !lost.has('interfaces');
    const index = isNamed ? device.interfaces.findIndex(isByName) : -1;
    const iface = device.interfaces[index];
    return iface === undefined ? [] : [{ located, name: iface.name, index }];
  });
  const [first] = nics;
  if (first === undefined) return [];
  const { located, name, index } = first;
  const position = originAt(located.source, ['interfaces', index]);
  return [{ located, diagnostic: nicByName(position, { name, devices: nics.length }) }];
};

const isByName = (iface: Interface): boolean =>
  iface.kind === 'ethernet' &&
  iface.mac === undefined &&
  iface.match === undefined &&
  iface.name !== 'lo' &&
  !isPredictable(iface.name);

/** systemd.net-naming-scheme(7): eno1, ens3, enp1s0, enP2p1s0f1, enx525400000001, end0. */
const isPredictable = (name: string): boolean =>
  /^(?:en|ib|sl|wl|ww)(?:[bcdiouv]|a|P\d+p|p|s|x)[0-9a-f]/.test(name);
