import { duplicateFile } from '../../diagnostics/catalogue/inventory-devices.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { foldersOf } from '../../domain/device-group.js';
import { originAt } from '../../domain/source-node.js';
import { fileMistakes, templateMistakes } from '../template-mistakes.js';
import { eachDevice } from './check.js';

/** Files of a device: each has a path of its own, and the file that it names is there. */
export const files = eachDevice(['type', 'files'], ({ device, source }, { types, capabilities }) => {
  const paths = device.files.map(({ path }) => path);
  const type = types.get(device.type);
  return device.files.flatMap(({ path, source: from }, index): readonly Diagnostic[] => {
    const first = paths.indexOf(path);
    if (first !== index) {
      const placeOf = (position: number) => originAt(source, ['files', position, 'path']);
      return [duplicateFile(placeOf(index), { path, first: placeOf(first) })];
    }
    // Of an unknown type nobody knows what files it has.
    if ('content' in from || type === undefined) return [];
    const chain = foldersOf(from, type);
    const key = 'file' in from ? 'file' : 'template';
    const name = 'file' in from ? from.file : from.template;
    const named = { name, chain, position: originAt(source, ['files', index, key]) };
    return key === 'file' ? fileMistakes(named, capabilities) : templateMistakes(named, capabilities);
  });
});
