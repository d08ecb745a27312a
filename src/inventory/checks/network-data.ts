import { notInNetworkData } from '../../diagnostics/catalogue/inventory-network.js';
import { originAt } from '../../domain/source-node.js';
import { networkDataProblems } from '../../encode/network/network-data-problems.js';
import { eachDevice } from './check.js';

/** Clients of OpenStack's formats get their network from network_data.json, which cannot say everything. */
export const networkDataLimits = eachDevice(['interfaces'], ({ device, source }, { site }) => {
  const readers = [...site.layouts, ...site.images].filter(
    (name) => name === 'openstack' || name === 'config-drive',
  );
  const [reader] = readers;
  if (reader === undefined) return [];
  return networkDataProblems(device.interfaces)
    .filter(({ severity }) => severity === 'error')
    .map((problem) => {
      const index = device.interfaces.findIndex(({ name }) => name === problem.interface);
      return notInNetworkData(originAt(source, ['interfaces', index]), { ...problem, reader });
    });
});
