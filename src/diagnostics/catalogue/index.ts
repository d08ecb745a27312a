import type { MessageRow } from '../message.js';
import { rows as access } from './access.js';
import { rows as attach } from './attach.js';
import { rows as attachGuest } from './attach-guest.js';
import { rows as attachMachine } from './attach-machine.js';
import { rows as commands } from './commands.js';
import { rows as config } from './config.js';
import { rows as guestUserData } from './guest-user-data.js';
import { rows as guestinfo } from './guestinfo.js';
import { rows as guests } from './guests.js';
import { rows as images } from './images.js';
import { rows as imports } from './import.js';
import { rows as inventoryCsv } from './inventory-csv.js';
import { rows as inventoryDevices } from './inventory-devices.js';
import { rows as inventoryFiles } from './inventory-files.js';
import { rows as inventoryGroups } from './inventory-groups.js';
import { rows as inventoryInterfaces } from './inventory-interfaces.js';
import { rows as inventoryNetwork } from './inventory-network.js';
import { rows as inventoryShape } from './inventory-shape.js';
import { rows as inventorySite } from './inventory-site.js';
import { rows as inventoryTypes } from './inventory-types.js';
import { rows as inventoryValues } from './inventory-values.js';
import { rows as inventoryYaml } from './inventory-yaml.js';
import { rows as merging } from './merging.js';
import { rows as mime } from './mime.js';
import { rows as networkConfig } from './network-config.js';
import { rows as networkLosses } from './network-losses.js';
import { rows as networkTemplate } from './network-template.js';
import { rows as ownUrls } from './own-urls.js';
import { rows as parts } from './parts.js';
import { rows as partsAccounts } from './parts-accounts.js';
import { rows as partsArchive } from './parts-archive.js';
import { rows as partsAutoinstall } from './parts-autoinstall.js';
import { rows as partsCommands } from './parts-commands.js';
import { rows as partsConfig } from './parts-config.js';
import { rows as partsFiles } from './parts-files.js';
import { rows as partsJinja } from './parts-jinja.js';
import { rows as partsText } from './parts-text.js';
import { rows as plainUserData } from './plain-user-data.js';
import { rows as secrets } from './secrets.js';
import { rows as seed } from './seed.js';
import { rows as seedFiles } from './seed-files.js';
import { rows as signed } from './signed.js';
import { rows as size } from './size.js';
import { rows as templateCalls } from './template-calls.js';
import { rows as templateSyntax } from './template-syntax.js';
import { rows as templates } from './templates.js';
import { rows as upstart } from './upstart.js';
import { rows as userData } from './user-data.js';
import { rows as windows } from './windows.js';

/** A row for each code that a message can have: SARIF's rules and the table of docs/checks.md come from here. */
export const messages: readonly MessageRow[] = [
  access,
  attach,
  attachGuest,
  attachMachine,
  commands,
  config,
  guestUserData,
  guestinfo,
  guests,
  images,
  imports,
  inventoryCsv,
  inventoryDevices,
  inventoryFiles,
  inventoryGroups,
  inventoryInterfaces,
  inventoryNetwork,
  inventoryShape,
  inventorySite,
  inventoryTypes,
  inventoryValues,
  inventoryYaml,
  merging,
  mime,
  ownUrls,
  partsAccounts,
  partsArchive,
  partsAutoinstall,
  partsCommands,
  partsConfig,
  partsFiles,
  partsJinja,
  partsText,
  parts,
  networkConfig,
  networkLosses,
  networkTemplate,
  plainUserData,
  secrets,
  seed,
  seedFiles,
  signed,
  size,
  templateCalls,
  templateSyntax,
  templates,
  upstart,
  userData,
  windows,
].flatMap((rows): readonly MessageRow[] => Object.values(rows));
