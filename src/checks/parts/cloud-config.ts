import { emptyCloudConfig, notAMapping } from '../../diagnostics/catalogue/parts.js';
import { type Check, ofTypes } from './check.js';
import { describeValue } from './describe-value.js';
import { unreadableYaml } from './unreadable-yaml.js';

/** cloud-init takes a mapping, and leaves out whatever else the part holds. Source: handlers/cloud_config.py. */
export const cloudConfig: Check = ofTypes(
  ['text/cloud-config'],
  ({ content, filename }, { yaml, placeOf, device }) => {
    const read = yaml();
    const about = { filename, device: device.id };
    if (!read.ok) return unreadableYaml(read, { content, placeOf, about });
    const { value, placeAt } = read;
    if (value.kind === 'map') return [];
    if (value.kind === 'scalar' && value.value === null) return [emptyCloudConfig(placeOf(1), about)];
    const { line, column } = placeAt(value.at);
    return [notAMapping(placeOf(line, column), { ...about, found: describeValue(value) })];
  },
);
