import { addressKinds } from './address-kinds.js';
import type { Check } from './check.js';
import { dhcpRange } from './dhcp-range.js';
import { duplicateAddresses } from './duplicate-addresses.js';
import { duplicateFields } from './duplicate-fields.js';
import { duplicateInterfaces } from './duplicate-interfaces.js';
import { duplicateMacs } from './duplicate-macs.js';
import { files } from './files.js';
import { gateways } from './gateways.js';
import { interfaceLoops } from './interface-loops.js';
import { interfaceOptions } from './interface-options.js';
import { managementAddress } from './management-address.js';
import { members } from './members.js';
import { networkDataLimits } from './network-data.js';
import { routes } from './routes.js';
import { vlanLinks } from './vlan-links.js';
import { windows } from './windows.js';

/** Everything that is looked at when all devices have been read. */
export const checks: readonly Check[] = [
  addressKinds,
  dhcpRange,
  duplicateAddresses,
  duplicateFields,
  duplicateInterfaces,
  duplicateMacs,
  files,
  gateways,
  interfaceLoops,
  interfaceOptions,
  managementAddress,
  members,
  networkDataLimits,
  routes,
  vlanLinks,
  windows,
];
