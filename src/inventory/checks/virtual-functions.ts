import { unknownInterface } from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** Virtual functions of a NIC that the device does not have. */
export const virtualFunctions = eachDevice(['interfaces'], ({ device: { interfaces }, source }) =>
  interfaces.flatMap(({ kind, name, netplan }, index): readonly Diagnostic[] => {
    const link = netplan?.link;
    const known = interfaces.filter((other) => other.kind === 'ethernet' && other.name !== name);
    const names = known.map((other) => other.name);
    if (kind !== 'ethernet' || typeof link !== 'string' || names.includes(link)) return [];
    const position = originAt(source, ['interfaces', index, 'link']);
    return [unknownInterface(position, { name: link, known: names, nearest: nearestName(link, names) })];
  }),
);
