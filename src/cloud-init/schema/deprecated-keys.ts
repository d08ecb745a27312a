import { reaches, type VersionRange } from '../../domain/version-range.js';
import { type DeprecatedKey, deprecatedKeys } from '../facts.js';
import { entryAt, type GuestMap, type GuestPath, type GuestValue, keyText } from '../values/guest-value.js';
import { onePerPlace } from './one-per-place.js';

export interface DeprecatedPlace extends KeyPlace {
  readonly fact: DeprecatedKey;
}

/** Keys that our own table calls deprecated; who does not say which versions the guests have hears of none. */
export const deprecatedIn = (
  config: GuestMap,
  cloudInit: VersionRange | undefined,
): readonly DeprecatedPlace[] =>
  onePerPlace(
    deprecatedKeys
      .filter(({ from }) => cloudInit !== undefined && reaches(cloudInit, from))
      .flatMap((fact) =>
        places(config, fact.path.split('.'))
          .filter(({ value }) => fact.is === undefined || (value.kind === 'scalar' && fact.is(value.value)))
          .map((place) => ({ ...place, fact })),
      ),
    { at: ({ at }) => at },
  );

interface KeyPlace {
  readonly path: GuestPath;
  readonly at: number;
  readonly value: GuestValue;
}

/** The keys that a path with `*` for any entry leads to. */
function places(
  value: GuestValue,
  [first, ...rest]: readonly string[],
  path: GuestPath = [],
): readonly KeyPlace[] {
  if (first === undefined) return [];
  if (first === '*') {
    const entries: readonly (readonly [string | number, GuestValue])[] =
      value.kind === 'list'
        ? value.items.map((item, index) => [index, item] as const)
        : value.kind === 'map'
          ? value.entries.map(({ key, value: entry }) => [keyText(key), entry] as const)
          : [];
    return entries.flatMap(([name, entry]) => places(entry, rest, [...path, name]));
  }
  const entry = value.kind === 'map' ? entryAt(value, first) : undefined;
  if (entry === undefined) return [];
  const own: GuestPath = [...path, first];
  return rest.length === 0
    ? [{ path: own, at: entry.key.at, value: entry.value }]
    : places(entry.value, rest, own);
}
