import { isMap, isScalar } from 'yaml';
import { emptyCloudConfig, notAMapping, wrongYaml } from '../../diagnostics/catalogue/parts.js';
import { type Check, ofTypes } from './check.js';
import { describeNode } from './describe-node.js';

/** cloud-init takes a mapping, and leaves out whatever else the part holds. Source: handlers/cloud_config.py. */
export const cloudConfig: Check = ofTypes(
  ['text/cloud-config'],
  ({ content, filename }, { yaml, config, placeOf, device }) => {
    const { document, error, placeAt } = yaml();
    const about = { filename, device: device.id };
    const read = config();
    const wrong = error ?? (read?.ok === false ? { ...placeAt(read.at), message: read.why } : undefined);
    if (wrong !== undefined) {
      const text = content.split('\n')[wrong.line - 1] ?? '';
      return [wrongYaml(placeOf(wrong.line, wrong.column), { ...about, text, message: wrong.message })];
    }
    const root = document.contents;
    if (root === null || (isScalar(root) && root.value === null))
      return [emptyCloudConfig(placeOf(1), about)];
    if (isMap(root)) return [];
    const { line, column } = placeAt(root.range[0]);
    return [notAMapping(placeOf(line, column), { ...about, found: describeNode(root) })];
  },
);
