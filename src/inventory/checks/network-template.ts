import { foldersOf } from '../../domain/device-group.js';
import { originAt } from '../../domain/source-node.js';
import { templateMistakes } from '../template-mistakes.js';
import { eachDevice } from './check.js';

/** The template that a device names as its network-config is there. */
export const networkTemplate = eachDevice(
  ['type', 'network_config'],
  ({ device, source }, { types, capabilities }) => {
    const { networkConfig } = device;
    const type = types.get(device.type);
    if (typeof networkConfig !== 'object' || type === undefined) return [];
    const chain = foldersOf(networkConfig, type);
    const position = originAt(source, ['network_config', 'template']);
    return templateMistakes({ name: networkConfig.template, chain, position }, capabilities);
  },
);
