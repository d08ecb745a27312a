import type { Diagnostic } from '../diagnostic.js';
import { messageRows, warning } from '../message.js';
import { rows as valueRows } from './inventory-values.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  'merge-option': warning(
    'A merger does not know an option',
    'cloud-init ignores unknown options of a merger and merges in its default way.',
  ),
  'merge-lists-replaced': warning(
    'The lists of two parts are not joined',
    'list(append) only takes effect inside a mapping if dict has recurse_list.',
  ),
  'merge-replaces': warning(
    'A part replaces a key of an earlier part',
    'Without a merge type cloud-init keeps only the last list or mapping of each key.',
  ),
});

const joining = 'list(append)+dict(no_replace,recurse_list)+str()';

export const mergeWrong = (
  place: Place,
  { filename, device, why }: AboutPart & { why: string },
): Diagnostic =>
  partMessage(place, valueRows['merge-type'], {
    device,
    found: `cloud-init drops "${filename}", because it cannot read its merge type: ${why}`,
    expected: `a merge type, like ${joining}`,
  });

type AboutMerge = AboutPart & { readonly text: string };

export const mergeLoses = (place: Place, { filename, device, text }: AboutMerge): Diagnostic =>
  partMessage(place, valueRows['merge-type'], {
    device,
    found: `"${filename}" merges by ${text} without dict, so cloud-init loses the whole part`,
    expected: `a merge type with dict, like ${joining}`,
  });

export const mergeOption = (
  place: Place,
  {
    filename,
    device,
    name,
    word,
    nearest,
  }: AboutMerge & { name: string; word: string; nearest: string | undefined },
): Diagnostic =>
  partMessage(place, rows['merge-option'], {
    device,
    found: `${name}() of "${filename}" has the unknown option "${word}", which cloud-init ignores`,
    expected: `an option that ${name}() has`,
    nearest,
  });

export const listsNotJoined = (place: Place, { filename, device, text }: AboutMerge): Diagnostic =>
  partMessage(place, rows['merge-lists-replaced'], {
    device,
    found: `"${filename}" merges by ${text}, so cloud-init does not join its lists with those of earlier parts`,
    expected: `dict with recurse_list, like ${joining}`,
  });

export const replacedKey = (
  place: Place,
  { filename, device, key, first }: AboutPart & { key: string; first: string },
): Diagnostic =>
  partMessage(place, rows['merge-replaces'], {
    device,
    found: `"${key}" in "${filename}" replaces "${key}" in "${first}"`,
    expected: 'the key in one part only, or a merge type',
    fix: `set merge_type: "${joining}" for this part, in type.yaml or in site.yaml`,
  });
