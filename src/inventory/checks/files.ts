import { duplicateFile } from '../../diagnostics/catalogue/inventory-devices.js';
import { missingTemplate } from '../../diagnostics/catalogue/inventory-types.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** Files of a device: each has a path of its own, and the template that it names is there. */
export const files = eachDevice(['type', 'files'], ({ device, source }, { types, capabilities }) => {
  const paths = device.files.map(({ path }) => path);
  const chain = types.get(device.type)?.chain;
  const { hasTemplate, templateNames } = capabilities;
  return device.files.flatMap(({ path, source: from }, index): readonly Diagnostic[] => {
    const first = paths.indexOf(path);
    if (first !== index) {
      const placeOf = (position: number) => originAt(source, ['files', position, 'path']);
      return [duplicateFile(placeOf(index), { path, first: placeOf(first) })];
    }
    // Of an unknown type nobody knows what templates it has.
    if (!('template' in from) || chain === undefined || hasTemplate(from.template, chain)) return [];
    const name = from.template;
    const position = originAt(source, ['files', index, 'template']);
    return [missingTemplate(position, { name, nearest: nearestName(name, templateNames(chain)), chain })];
  });
});
