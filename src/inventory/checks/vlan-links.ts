import { unknownInterface } from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** VLANs on an interface that the device does not have. */
export const vlanLinks = eachDevice(['interfaces'], ({ device: { interfaces }, source }) => {
  const names = interfaces.map(({ name }) => name);
  return interfaces.flatMap((iface, index): readonly Diagnostic[] => {
    if (iface.kind !== 'vlan' || names.includes(iface.link)) return [];
    const known = names.filter((name) => name !== iface.name);
    const position = originAt(source, ['interfaces', index, 'link']);
    return [unknownInterface(position, { name: iface.link, known, nearest: nearestName(iface.link, known) })];
  });
});
