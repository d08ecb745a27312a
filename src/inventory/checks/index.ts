import { addressKinds } from './address-kinds.js';
import type { Check } from './check.js';
import { defaultRoutes } from './default-routes.js';
import { deviceNameservers } from './device-nameservers.js';
import { dhcpRange } from './dhcp-range.js';
import { duplicateAddresses } from './duplicate-addresses.js';
import { duplicateFields } from './duplicate-fields.js';
import { duplicateInterfaces } from './duplicate-interfaces.js';
import { duplicateMacs } from './duplicate-macs.js';
import { files } from './files.js';
import { gateways } from './gateways.js';
import { guestLosses } from './guest-losses.js';
import { guests } from './guests.js';
import { hostNames } from './host-names.js';
import { interfaceLoops } from './interface-loops.js';
import { interfaceOptions } from './interface-options.js';
import { managementAddress } from './management-address.js';
import { matches } from './matches.js';
import { members } from './members.js';
import { networkCarriers } from './network-carriers.js';
import { networkDataLimits } from './network-data.js';
import { networkLosses } from './network-losses.js';
import { networkTemplate } from './network-template.js';
import { nicNames } from './nic-names.js';
import { replacedInterfaces } from './replaced-interfaces.js';
import { routes } from './routes.js';
import { signed } from './signed.js';
import { virtualFunctions } from './virtual-functions.js';
import { vlanLinks } from './vlan-links.js';
import { windows } from './windows.js';

/** Everything that is looked at when all devices have been read. */
export const checks: readonly Check[] = [
  addressKinds,
  defaultRoutes,
  deviceNameservers,
  dhcpRange,
  duplicateAddresses,
  duplicateFields,
  duplicateInterfaces,
  duplicateMacs,
  files,
  gateways,
  guestLosses,
  guests,
  hostNames,
  interfaceLoops,
  interfaceOptions,
  managementAddress,
  matches,
  members,
  networkCarriers,
  networkDataLimits,
  networkLosses,
  networkTemplate,
  nicNames,
  replacedInterfaces,
  routes,
  signed,
  virtualFunctions,
  vlanLinks,
  windows,
];
