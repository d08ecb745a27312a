import { alreadyEncodedText } from './already-encoded.js';
import { archive } from './archive.js';
import type { Check } from './check.js';
import { cloudConfig } from './cloud-config.js';
import { includeUrls } from './include-urls.js';
import { jinja } from './jinja.js';
import { jsonPatch } from './json-patch.js';
import { nestedMime } from './nested-mime.js';
import { partHandler } from './part-handler.js';
import { scriptStarts } from './script-start.js';
import { windowsParts } from './windows-parts.js';

/** What is looked at first: of a text that is not what it should be all other messages would be echoes. */
export const gates: readonly Check[] = [alreadyEncodedText];

/** Everything that is looked at in each part when it has been rendered. */
export const checks: readonly Check[] = [
  archive,
  cloudConfig,
  includeUrls,
  jinja,
  jsonPatch,
  nestedMime,
  partHandler,
  scriptStarts,
  windowsParts,
];
