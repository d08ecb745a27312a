import { keyText } from '../../cloud-init/values/guest-value.js';
import {
  windowsCloudConfigKeys,
  windowsFilename,
  windowsHandler,
  windowsIgnores,
  windowsKeys,
  windowsScript,
} from '../../diagnostics/catalogue/windows.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Part } from '../../domain/part.js';
import type { Check, PartContext } from './check.js';

/** What cloudbase-init makes of a part. Source: cloudbaseinit/plugins/common/userdata.py, userdataplugins/. */
export const windowsParts: Check = (part, context) => {
  if (context.device.os !== 'windows') return [];
  const { filename, contentType, gzip } = part;
  const place = context.placeOf(1);
  const about = { filename, device: context.device.id };
  const ignored = (what: string): readonly Diagnostic[] => [windowsIgnores(place, { ...about, what })];
  if (context.list === 'vendor_data') return ignored('vendor-data');
  if (context.isIncluded) return ignored('included by its URL');
  if (gzip) return ignored('a gzip part');
  switch (contentType) {
    case 'text/x-shellscript':
      return scriptMistakes(part, context);
    case 'text/part-handler':
      return /\.py$/i.test(filename) ? [] : [windowsHandler(place, about)];
    case 'text/cloud-config':
      return foreignKeys(part, context);
    default:
      return isKnownKind(contentType) ? [] : ignored(contentType);
  }
};

/** Kinds for which a part-handler of the user may stand, and what it makes of whole files. */
const isKnownKind = (contentType: string): boolean =>
  /^multipart\//.test(contentType) || !ignoredKinds.test(contentType);

const ignoredKinds =
  /^text\/(?:x-shellscript-per-.*|x-include.*|cloud-boothook|cloud-config-archive|cloud-config-jsonp|jinja2|upstart-job)$/;

function scriptMistakes({ filename }: Part, { placeOf, device }: PartContext): readonly Diagnostic[] {
  const about = { filename, device: device.id };
  // It is written to a temporary folder under this name.
  const character = /[:*?|]/.exec(filename)?.[0];
  if (character !== undefined) return [windowsFilename(placeOf(1), { ...about, character })];
  return interpreters.test(filename) ? [] : [windowsScript(placeOf(1), about)];
}

// Source: userdatautils.py _SCRIPTS. By its first line a script is known as well; the name leaves no doubt.
const interpreters = /\.(?:ps1|cmd|py|sh|exe)$/i;

function foreignKeys({ filename }: Part, { yaml, placeOf, device }: PartContext): readonly Diagnostic[] {
  const read = yaml();
  if (!read.ok || read.value.kind !== 'map') return [];
  const keys = read.value.entries
    .map(({ key }) => key)
    .filter((key) => !windowsCloudConfigKeys.includes(keyText(key)));
  const [first] = keys;
  if (first === undefined) return [];
  const { line, column } = read.placeAt(first.at);
  const names = keys.map(keyText);
  return [windowsKeys(placeOf(line, column), { filename, device: device.id, keys: names })];
}
