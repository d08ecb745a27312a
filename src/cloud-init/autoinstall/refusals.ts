import { valueWords } from '../schema/value-words.js';
import { entryAt, type GuestMap, type GuestPath, type GuestValue } from '../values/guest-value.js';

/** A value for which Ubuntu's installer refuses the whole autoinstall, and stops at a screen. */
export interface Refusal {
  readonly value: GuestValue;
  readonly path: GuestPath;
  /** What is to be said of it: `is a mapping`. */
  readonly found: string;
  readonly expected: string;
  /** A line that a colon made a mapping of. */
  readonly isLine: boolean;
}

/** Lists of commands, each of which runs by itself: a string in sh, a list as it stands. */
export const commandKeys = ['early-commands', 'late-commands', 'error-commands'] as const;

/** Source: subiquity, autoinstall-schema.json and server/controllers/cmdlist.py. */
export function refusals(autoinstall: GuestMap): readonly Refusal[] {
  const at = (...keys: readonly string[]): readonly Placed[] => valueAt(autoinstall, keys);
  return [
    ...(entryAt(autoinstall, 'version') === undefined
      ? [refusal({ value: autoinstall, path: ['autoinstall'] }, 'version: 1', 'has no version')]
      : []),
    ...commandKeys.flatMap((key) => at(key).flatMap(commandMistakes)),
    ...['packages', 'ssh.authorized-keys'].flatMap((key) => at(...key.split('.')).flatMap(stringMistakes)),
    ...['user-data', 'identity', 'ssh', 'storage'].flatMap((key) => at(key).flatMap(mappingMistakes)),
    ...at('identity').flatMap(identityMistakes),
  ];
}

type Placed = Pick<Refusal, 'value' | 'path'>;

const refusal = (
  { value, path }: Placed,
  expected: string,
  found = `is ${valueWords(value, path)}`,
): Refusal => ({
  ...{ value, path, found, expected },
  isLine: value.kind === 'map' && value.entries.length === 1 && typeof path.at(-1) === 'number',
});

function valueAt(map: GuestMap, keys: readonly string[]): readonly Placed[] {
  let value: GuestValue | undefined = map;
  for (const key of keys) value = value?.kind === 'map' ? entryAt(value, key)?.value : undefined;
  return value === undefined ? [] : [{ value, path: ['autoinstall', ...keys] }];
}

const isString = (value: GuestValue): boolean => value.kind === 'scalar' && typeof value.value === 'string';

function commandMistakes({ value, path }: Placed): readonly Refusal[] {
  if (value.kind !== 'list') return [refusal({ value, path }, 'a list of strings and of lists of strings')];
  return value.items.flatMap((item, index) => {
    const place = { value: item, path: [...path, index] };
    if (item.kind === 'list') return stringMistakes(place);
    return isString(item) ? [] : [refusal(place, 'a string or a list of strings')];
  });
}

function stringMistakes({ value, path }: Placed): readonly Refusal[] {
  if (value.kind !== 'list') return [refusal({ value, path }, 'a list of strings')];
  return value.items.flatMap((item, index) =>
    isString(item) ? [] : [refusal({ value: item, path: [...path, index] }, 'a string, in quotes')],
  );
}

const mappingMistakes = (place: Placed): readonly Refusal[] =>
  place.value.kind === 'map' ? [] : [refusal(place, 'a mapping')];

function identityMistakes({ value, path }: Placed): readonly Refusal[] {
  if (value.kind !== 'map') return [];
  const missing = ['hostname', 'username', 'password'].filter((key) => entryAt(value, key) === undefined);
  if (missing.length > 0)
    return [
      refusal({ value, path }, 'hostname, username and password', `has no ${missing.join(' and no ')}`),
    ];
  return ['realname', 'hostname', 'username', 'password'].flatMap((key) => {
    const entry = entryAt(value, key)?.value;
    if (entry === undefined || isString(entry)) return [];
    return [refusal({ value: entry, path: [...path, key] }, 'a string, in quotes')];
  });
}
