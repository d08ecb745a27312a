import { type GuestEntry, type GuestValue, keyText } from '../../cloud-init/values/guest-value.js';
import { isSameValue } from '../../cloud-init/values/same-value.js';
import { keyOf } from '../../cloud-init/values/scalar.js';
import { configKeyTwice } from '../../diagnostics/catalogue/parts-config.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { configCheck } from './config-check.js';

/** One key twice in a mapping: PyYAML keeps the last one without a word. Source: constructor.py construct_mapping. */
export const configTwice = configCheck(({ config, about, placeAt }) => {
  const seen = new Set<GuestValue>();
  const problemsIn = (value: GuestValue): readonly Diagnostic[] => {
    // An alias is the very value that it leads to.
    if (seen.has(value)) return [];
    seen.add(value);
    if (value.kind === 'list') return value.items.flatMap(problemsIn);
    if (value.kind !== 'map') return [];
    const own = value.lost.flatMap((lost): readonly Diagnostic[] => {
      const kept = keptFor(lost, value.entries);
      // That on and yes are one key is said of each of them.
      if (typeof lost.key.value !== 'string') return [];
      if (kept === undefined || isSameValue(kept.value, lost.value)) return [];
      const key = keyText(lost.key);
      return [configKeyTwice(placeAt(kept.key.at), { ...about, key, first: placeAt(lost.key.at).position })];
    });
    return [...own, ...value.entries.flatMap((entry) => problemsIn(entry.value))];
  };
  return problemsIn(config);
});

const keptFor = ({ key }: GuestEntry, entries: readonly GuestEntry[]): GuestEntry | undefined =>
  entries.find((entry) => keyOf(entry.key.value) === keyOf(key.value));
