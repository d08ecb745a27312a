import { lacpWithoutMode, nameWithoutMac } from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** Options that mean nothing without another one. */
export const interfaceOptions = eachDevice(['interfaces'], ({ device, source }) =>
  device.interfaces.flatMap((iface, index): readonly Diagnostic[] => {
    const placeOf = (key: string) => originAt(source, ['interfaces', index, key]);
    if (iface.kind === 'ethernet' && iface.setName && iface.mac === undefined) {
      return [nameWithoutMac(placeOf('set_name'), iface)];
    }
    if (iface.kind === 'bond' && iface.lacpRate !== undefined && iface.mode !== '802.3ad') {
      return [lacpWithoutMode(placeOf('lacp_rate'), iface)];
    }
    return [];
  }),
);
