import { leftPlaceholder } from '../../cloud-init/literals/left-placeholder.js';
import { type Literal, literalValues } from '../../cloud-init/literals/literal-values.js';
import { onePerPlace } from '../../cloud-init/schema/one-per-place.js';
import type { GuestMap } from '../../cloud-init/values/guest-value.js';
import { placeholderLeft } from '../../diagnostics/catalogue/parts-config.js';
import { formatPath } from '../../domain/source-node.js';
import { configCheck } from './config-check.js';

/** Names, hashes, keys and URLs in which a placeholder was left. */
export const configPlaceholders = configCheck(({ config, about, placeOfValue }) =>
  leftPlaceholders(config).map(({ value, path, kind, placeholder }) =>
    placeholderLeft(placeOfValue(value), { ...about, path: formatPath(path), kind, placeholder }),
  ),
);

type LeftPlaceholder = Literal & { readonly placeholder: string };

export function leftPlaceholders(config: GuestMap): readonly LeftPlaceholder[] {
  const found = known.get(config) ?? placeholdersIn(config);
  known.set(config, found);
  return found;
}

// Several checks ask for those of one config.
const known = new WeakMap<GuestMap, readonly LeftPlaceholder[]>();

const placeholdersIn = (config: GuestMap): readonly LeftPlaceholder[] =>
  onePerPlace(literalValues(config), { at: ({ value }) => value.at }).flatMap((value) => {
    const placeholder = leftPlaceholder(value);
    return placeholder === undefined ? [] : [{ ...value, placeholder }];
  });

/** The places of those: no other check has anything to say of them. */
export const placesOfPlaceholders = (config: GuestMap): ReadonlySet<number> =>
  new Set(leftPlaceholders(config).map(({ value }) => value.at));
