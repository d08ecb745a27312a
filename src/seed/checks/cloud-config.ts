import { isMap, isScalar } from 'yaml';
import { emptyCloudConfig, notAMapping, wrongYaml } from '../../diagnostics/catalogue/parts.js';
import { type Check, ofTypes } from './check.js';
import { describeNode } from './describe-node.js';
import { KnownShapes, shapeOf } from './text-shape.js';

// A parser costs more than all else about a device; most devices of a fleet differ in words alone.
const rightShapes = new KnownShapes({ most: 256 });

/** cloud-init takes a mapping, and leaves out whatever else the part holds. Source: handlers/cloud_config.py. */
export const cloudConfig: Check = ofTypes(
  ['text/cloud-config'],
  ({ content, filename }, { yaml, placeOf, device }) => {
    const shape = shapeOf(content);
    if (rightShapes.has(shape)) return [];
    const { document, error, placeAt } = yaml();
    const about = { filename, device: device.id };
    if (error !== undefined) {
      const text = content.split('\n')[error.line - 1] ?? '';
      return [wrongYaml(placeOf(error.line, error.column), { ...about, text, message: error.message })];
    }
    const root = document.contents;
    if (root === null || (isScalar(root) && root.value === null))
      return [emptyCloudConfig(placeOf(1), about)];
    if (isMap(root)) {
      rightShapes.add(shape);
      return [];
    }
    const { line, column } = placeAt(root.range[0]);
    return [notAMapping(placeOf(line, column), { ...about, found: describeNode(root) })];
  },
);
