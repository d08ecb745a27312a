import type { GuestEntry, GuestValue } from '../../cloud-init/values/guest-value.js';
import { entryAt, keyText } from '../../cloud-init/values/guest-value.js';
import type { AboutPart, Place } from '../../diagnostics/catalogue/part-message.js';
import {
  archiveEntry,
  archiveLaunchIndex,
  archiveType,
  archiveValue,
  notAList,
} from '../../diagnostics/catalogue/parts-archive.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type Check, ofTypes } from './check.js';
import { describeValue } from './describe-value.js';
import { unreadableYaml } from './unreadable-yaml.js';

/** cloud-config-archive: a list of texts, or of mappings that hold them. Source: user_data.py _explode_archive. */
export const archive: Check = ofTypes(['text/cloud-config-archive'], ({ content, filename }, context) => {
  const { yaml, placeOf, device } = context;
  const read = yaml();
  const about = { filename, device: device.id };
  if (!read.ok) return unreadableYaml(read, { content, placeOf, about });
  const { value, placeAt } = read;
  const placeOfValue = ({ at }: GuestValue): Place => {
    const { line, column } = placeAt(at);
    return placeOf(line, column);
  };
  // An archive of nothing has no parts.
  if (value.kind === 'scalar' && value.value === null) return [];
  if (value.kind !== 'list')
    return [notAList(placeOfValue(value), { ...about, found: describeValue(value) })];
  return value.items.flatMap((entry) => entryMistakes(entry, { about, placeOfValue }));
});

interface About {
  readonly about: AboutPart;
  readonly placeOfValue: (value: GuestValue) => Place;
}

function entryMistakes(entry: GuestValue, { about, placeOfValue }: About): readonly Diagnostic[] {
  if (entry.kind === 'scalar' && typeof entry.value === 'string') return [];
  if (entry.kind === 'map') {
    if (entryAt(entry, 'content') === undefined)
      return [archiveEntry(placeOfValue(entry), { ...about, found: 'a mapping without content' })];
    return entry.entries.flatMap((each) => valueMistakes(each, { about, placeOfValue }));
  }
  return [archiveEntry(placeOfValue(entry), { ...about, found: describeValue(entry) })];
}

/** cloud-init stops at a type without a slash, and at a header that is no text. */
function valueMistakes({ key, value }: GuestEntry, { about, placeOfValue }: About): readonly Diagnostic[] {
  const name = keyText(key);
  const place = placeOfValue(value);
  const written = value.kind === 'scalar' ? value.value : undefined;
  if (name === 'launch-index') {
    if (value.kind === 'scalar' && /^\d+$/.test(keyText(value))) return [];
    return [archiveLaunchIndex(place, { ...about, found: describeValue(value) })];
  }
  // A name may be anything: cloud-init makes a string of it.
  if (name === 'filename') return [];
  if (name === 'type' && typeof written === 'string') {
    return /^[^/\s]+\/[^/\s]+$/.test(written) ? [] : [archiveType(place, { ...about, type: written })];
  }
  if (typeof written === 'string' || (name === 'content' && written instanceof Uint8Array)) return [];
  return [archiveValue(place, { ...about, key: name, found: describeValue(value) })];
}
