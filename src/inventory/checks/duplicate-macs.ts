import { duplicateValue } from '../../diagnostics/catalogue/inventory-devices.js';
import type { Interface } from '../../domain/network.js';
import { originAt } from '../../domain/source-node.js';
import type { Check, Finding, LocatedDevice } from './check.js';

interface Owner {
  readonly located: LocatedDevice;
  readonly iface: Interface;
  readonly index: number;
}

/** One MAC on two interfaces. A bond may have the MAC of a member, and a VLAN or bridge that of what it stands on. */
export const duplicateMacs: Check = (devices) => {
  const firsts = new Map<string, Owner>();
  return devices.flatMap((located) =>
    located.device.interfaces.flatMap((iface, index): readonly Finding[] => {
      if (iface.mac === undefined) return [];
      const first = firsts.get(iface.mac);
      if (first === undefined) {
        firsts.set(iface.mac, { located, iface, index });
        return [];
      }
      const isSameDevice = first.located === located;
      if (isSameDevice && (iface.kind !== 'ethernet' || first.iface.kind !== 'ethernet')) return [];
      const position = originAt(located.source, ['interfaces', index, 'mac']);
      const diagnostic = duplicateValue(position, {
        code: 'duplicate-mac',
        what: 'MAC',
        value: iface.mac,
        owner: `${first.located.device.id} (${first.iface.name})`,
        first: originAt(first.located.source, ['interfaces', first.index, 'mac']),
      });
      return [{ located, diagnostic }];
    }),
  );
};
