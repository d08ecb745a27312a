import { nameserversNowhere } from '../../diagnostics/catalogue/inventory-interfaces.js';
import { originAt } from '../../domain/source-node.js';
import { nameserverHolder } from '../devices/device-nameservers.js';
import { eachDevice } from './check.js';

/** Name servers of a device that has no interface to hold them. */
export const deviceNameservers = eachDevice(['interfaces', 'nameservers'], ({ device, source }) => {
  const { nameservers, interfaces, networkConfig } = device;
  const isSilent = nameservers.addresses.length + nameservers.search.length === 0;
  if (isSilent || networkConfig === 'disabled' || nameserverHolder(interfaces) !== undefined) return [];
  return [nameserversNowhere(originAt(source, ['nameservers']))];
});
