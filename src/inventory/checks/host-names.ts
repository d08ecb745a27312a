import { fqdnDisagrees } from '../../diagnostics/catalogue/inventory-devices.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** A full name that begins with another host name: most clients have room for one of the two. */
export const hostNames = eachDevice(['hostname', 'fqdn'], ({ device, source }) => {
  const { hostname, fqdn } = device;
  if (fqdn === undefined || fqdn.startsWith(`${hostname}.`)) return [];
  return [fqdnDisagrees(originAt(source, ['fqdn']), { device: device.id, hostname, fqdn })];
});
