import { originAt } from '../../domain/source-node.js';
import { templateMistakes } from '../template-mistakes.js';
import { eachDevice } from './check.js';

/** The template that a device names as its network-config is there. */
export const networkTemplate = eachDevice(
  ['type', 'network_config'],
  ({ device, source }, { types, capabilities }) => {
    const { networkConfig, type } = device;
    const chain = types.get(type)?.chain;
    if (typeof networkConfig !== 'object' || chain === undefined) return [];
    const position = originAt(source, ['network_config', 'template']);
    return templateMistakes({ name: networkConfig.template, chain, position }, capabilities);
  },
);
