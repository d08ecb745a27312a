import { fqdnDisagrees } from '../../diagnostics/catalogue/inventory-devices.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** A full name that begins with another host name: most clients have room for one of the two. */
export const hostNames = eachDevice(['hostname', 'fqdn'], ({ device, source }) => {
  const { hostname, fqdn } = device;
  if (fqdn === undefined || fqdn.startsWith(`${hostname}.`)) return [];
  const [host, full] = [originAt(source, ['hostname']), originAt(source, ['fqdn'])];
  // A host name that comes down from a type or the site is another one's choice.
  return host.file !== full.file ? [] : [fqdnDisagrees(full, { device: device.id, hostname, fqdn })];
});
