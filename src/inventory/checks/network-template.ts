import { missingTemplate } from '../../diagnostics/catalogue/inventory-types.js';
import { nearestName } from '../../diagnostics/nearest.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** The template that a device names as its network-config is there. */
export const networkTemplate = eachDevice(
  ['type', 'network_config'],
  ({ device, source }, { types, capabilities }) => {
    const { networkConfig, type } = device;
    const chain = types.get(type)?.chain;
    const { hasTemplate, templateNames } = capabilities;
    if (typeof networkConfig !== 'object' || chain === undefined) return [];
    const name = networkConfig.template;
    if (hasTemplate(name, chain)) return [];
    const position = originAt(source, ['network_config', 'template']);
    return [missingTemplate(position, { name, nearest: nearestName(name, templateNames(chain)), chain })];
  },
);
