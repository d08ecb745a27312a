import { duplicateInterface } from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** Two interfaces of one device with one name. */
export const duplicateInterfaces = eachDevice(['interfaces'], ({ device, source }) => {
  const names = device.interfaces.map(({ name }) => name);
  return names.flatMap((name, index): readonly Diagnostic[] => {
    const first = names.indexOf(name);
    if (first === index) return [];
    const placeOf = (position: number) => originAt(source, ['interfaces', position, 'name']);
    return [duplicateInterface(placeOf(index), { name, first: placeOf(first) })];
  });
});
