import { duplicateVlan } from '../../diagnostics/catalogue/inventory-interfaces.js';
import { unknownInterface } from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import type { Interface } from '../../domain/network.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** VLANs on an interface that the device does not have, and one id twice on a link. */
export const vlanLinks = eachDevice(['interfaces'], ({ device: { interfaces }, source }) => {
  const names = interfaces.map(({ name }) => name);
  return interfaces.flatMap((iface, index): readonly Diagnostic[] => {
    if (iface.kind !== 'vlan') return [];
    if (names.includes(iface.link)) {
      const { id, link } = iface;
      const first = interfaces.findIndex(
        (other) => other.kind === 'vlan' && other.id === id && other.link === link,
      );
      if (first === index) return [];
      const placeOf = (position: number) => originAt(source, ['interfaces', position, 'id']);
      const other = (interfaces[first] as Interface).name;
      return [duplicateVlan(placeOf(index), { id, link, other, first: placeOf(first) })];
    }
    const known = names.filter((name) => name !== iface.name);
    const position = originAt(source, ['interfaces', index, 'link']);
    return [unknownInterface(position, { name: iface.link, known, nearest: nearestName(iface.link, known) })];
  });
});
