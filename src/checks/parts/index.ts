import { alreadyEncodedText } from './already-encoded.js';
import { archive } from './archive.js';
import { markedText } from './byte-order-mark.js';
import { carriageReturns } from './carriage-returns.js';
import type { Check } from './check.js';
import { cloudConfig } from './cloud-config.js';
import { configAutoinstall } from './config-autoinstall.js';
import { configChpasswd } from './config-chpasswd.js';
import { configCommands } from './config-commands.js';
import { configDeprecated } from './config-deprecated.js';
import { configFiles } from './config-files.js';
import { configKeys } from './config-keys.js';
import { configPasswords } from './config-passwords.js';
import { configPlaceholders } from './config-placeholders.js';
import { configPublicKeys } from './config-public-keys.js';
import { configTwice } from './config-twice.js';
import { configValues } from './config-values.js';
import { headerLine } from './header-line.js';
import { includeUrls } from './include-urls.js';
import { jinja } from './jinja.js';
import { jinjaLine } from './jinja-line.js';
import { jsonPatch } from './json-patch.js';
import { nestedMime } from './nested-mime.js';
import { ownPhoneHome } from './own-urls.js';
import { partHandler } from './part-handler.js';
import { patchValues } from './patch-values.js';
import { scriptBashWords } from './script-bash-words.js';
import { scriptStarts } from './script-start.js';
import { windowsParts } from './windows-parts.js';

/** What is looked at first: of a text that is not what it should be all other messages would be echoes. */
export const gates: readonly Check[] = [alreadyEncodedText, markedText, headerLine];

/** Everything that is looked at in each part when it has been rendered. */
export const checks: readonly Check[] = [
  archive,
  carriageReturns,
  cloudConfig,
  configAutoinstall,
  configChpasswd,
  configCommands,
  configDeprecated,
  configFiles,
  configKeys,
  configPasswords,
  configPlaceholders,
  configPublicKeys,
  configTwice,
  configValues,
  includeUrls,
  jinja,
  jinjaLine,
  jsonPatch,
  nestedMime,
  ownPhoneHome,
  partHandler,
  patchValues,
  scriptBashWords,
  scriptStarts,
  windowsParts,
];
