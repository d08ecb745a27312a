import { type MergeType, mergeTypesOf, takeMergeTypes, WrongMerge } from '../cloud-init/merge/merge-types.js';
import { mergeWords } from '../cloud-init/merge/merge-words.js';
import { CannotFollow } from '../cloud-init/values/cannot-follow.js';
import { configOf } from '../cloud-init/values/config-of.js';
import { entryAt, type GuestEntry, keyText } from '../cloud-init/values/guest-value.js';
import { isSameValue } from '../cloud-init/values/same-value.js';
import {
  listsNotJoined,
  mergeLoses,
  mergeOption,
  mergeWrong,
  replacedKey,
} from '../diagnostics/catalogue/merging.js';
import type { Place } from '../diagnostics/catalogue/part-message.js';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { nearestName } from '../diagnostics/nearest.js';
import type { MergingPart, PartConfig } from './merging-part.js';
import { patchProblems } from './patching.js';

/**
 * What gets lost where cloud-init merges the cloud-configs of one message: without merge types the later list or
 * mapping takes the place of the earlier one. Source: cloudinit/handlers/cloud_config.py _merge_part.
 */
export function mergeProblems(parts: readonly MergingPart[]): readonly Diagnostic[] {
  const above: Above = new Map();
  const configs = parts.filter((part) => part.kind === 'config');
  const merging = configs.flatMap((config) => {
    const { filename } = config;
    const given = mergeTypesIn(config);
    const found = 'problem' in given ? [given.problem] : typeProblems(config, given, above);
    const isDefault = !('problem' in given) && given.types.length === 0;
    const replaced = isDefault ? replacedKeys(config, above) : [];
    for (const entry of config.map.entries) above.set(keyText(entry.key), { entry, filename });
    return [...found, ...replaced];
  });
  return merging.some(isError) ? merging : [...merging, ...patchProblems(parts)];
}

/** The entries of earlier parts, by their keys. */
type Above = Map<string, { readonly entry: GuestEntry; readonly filename: string }>;

type Given =
  | { readonly types: readonly MergeType[]; readonly text: string; readonly place: Place }
  | { readonly problem: Diagnostic };

/** What the part says about its merging: in its text, in its header, or both. */
function mergeTypesIn(config: PartConfig): Given {
  const { map, placeAt, header, filename, device } = config;
  const entry = entryAt(map, 'merge_how') ?? entryAt(map, 'merge_type');
  const place = entry === undefined ? (header?.place ?? placeAt(map.at)) : placeAt(entry.value.at);
  try {
    const own = entry === undefined ? [] : takeMergeTypes(bodyOf(entry));
    const types = [...own, ...(header === undefined ? [] : mergeTypesOf(header.text))];
    return { types, text: types.map(({ text }) => text).join('+'), place };
  } catch (error) {
    if (error instanceof CannotFollow) return { types: [], text: '', place };
    if (!(error instanceof WrongMerge)) throw error;
    return { problem: mergeWrong(place, { filename, device, why: error.message }) };
  }
}

/** The one entry as a cloud-config of its own, which may be taken apart. */
function bodyOf({ key, value }: GuestEntry) {
  const node = configOf({ kind: 'map', entries: [{ key, value }], lost: [], at: value.at }, { part: 0 });
  if (node.kind !== 'map') throw new Error('a mapping stays one');
  return node;
}

function typeProblems(
  { filename, device, map }: PartConfig,
  { types, text, place }: Extract<Given, { types: unknown }>,
  above: Above,
): readonly Diagnostic[] {
  if (types.length === 0) return [];
  const about = { filename, device, text };
  const dict = types.find(({ name }) => name === 'dict');
  if (dict === undefined) return [mergeLoses(place, about)];
  const options = types.flatMap(({ name, text: written }) =>
    wordsIn(written)
      .filter((word) => !mergeWords[name].includes(word))
      .map((word) =>
        mergeOption(place, { ...about, name, word, nearest: nearestName(word, mergeWords[name]) }),
      ),
  );
  const list = types.find(({ name }) => name === 'list');
  const joins = list !== undefined && (list.has('append') || list.has('prepend'));
  const isReached = dict.has('recurse_list') || dict.has('recurse_array');
  const isLost = map.entries.some(({ key, value }) => {
    const before = above.get(keyText(key))?.entry.value;
    return value.kind === 'list' && before?.kind === 'list' && !isSameValue(before, value);
  });
  const hasLoss = joins && !isReached && isLost && options.length === 0;
  return hasLoss ? [listsNotJoined(place, about)] : options;
}

/** The settings of `list(append, recurse_dict)`. */
const wordsIn = (text: string): readonly string[] =>
  text
    .slice(text.indexOf('(') + 1, -1)
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

function replacedKeys({ map, filename, placeAt, device }: PartConfig, above: Above): readonly Diagnostic[] {
  return map.entries.flatMap(({ key, value }) => {
    const name = keyText(key);
    const before = above.get(name);
    if (before === undefined || before.entry.value.kind === 'scalar') return [];
    if (isSameValue(before.entry.value, value)) return [];
    return [replacedKey(placeAt(key.at), { filename, device, key: name, first: before.filename })];
  });
}
