import { type GuestMap, type GuestValue, keyText } from '../../cloud-init/values/guest-value.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';

/** What could not be imported, and why. */
export interface Loss {
  /** Index of its first character in the text. */
  readonly at: number;
  /** As a message names it: `"wakeonlan"`. */
  readonly what: string;
  /** What would be taken. */
  readonly expected: string;
}

/** The fields of an interface, or of a part of one, and what is not among them. */
export interface Taken {
  readonly fields: JsonObject;
  readonly losses: readonly Loss[];
}

/** Makes fields of a value. */
export type Take = (value: GuestValue, key: string) => Taken;

/** How each key is taken; a key that stands for nothing has `passed`. */
export type Table = Readonly<Record<string, Take>>;

export const nothing: Taken = { fields: {}, losses: [] };

/** For values that mean no more than their absence. */
export const passed: Take = () => nothing;

/** A value under one field, as `read` has it. */
export const field =
  (name: string, read: (value: GuestValue) => JsonValue | undefined, expected: string): Take =>
  (value, key) => {
    const read_ = read(value);
    return read_ === undefined ? lost(value.at, { what: `"${key}"`, expected }) : taken({ [name]: read_ });
  };

export const taken = (fields: JsonObject): Taken => ({ fields, losses: [] });

export const lost = (at: number, words: Omit<Loss, 'at'>): Taken => ({
  fields: {},
  losses: [{ at, ...words }],
});

export const joined = (parts: readonly Taken[]): Taken => ({
  fields: Object.assign({}, ...parts.map(({ fields }) => fields)) as JsonObject,
  losses: parts.flatMap(({ losses }) => losses),
});

/** The entries of a mapping, key by key. */
export function takeEntries(
  { entries }: GuestMap,
  table: Table,
  { keyOf = (key) => key }: { readonly keyOf?: (key: string) => string } = {},
): Taken {
  return joined(
    entries.map(({ key, value }) => {
      const written = keyText(key);
      const take = Object.hasOwn(table, keyOf(written)) ? table[keyOf(written)] : undefined;
      // A key without a value says nothing.
      if (value.kind === 'scalar' && value.value === null) return nothing;
      return take === undefined
        ? lost(key.at, { what: `"${written}"`, expected: 'a key that the inventory has' })
        : take(value, written);
    }),
  );
}

/** A mapping whose entries become one field. */
export const nested =
  (name: string, table: Table): Take =>
  (value, key) => {
    if (value.kind !== 'map') return lost(value.at, { what: `"${key}"`, expected: 'a mapping' });
    const { fields, losses } = takeEntries(value, table);
    return { fields: Object.keys(fields).length === 0 ? {} : { [name]: fields }, losses };
  };

/** A list of mappings, of which each becomes an item of one field. */
export const nestedList =
  (name: string, take: (map: GuestMap) => Taken): Take =>
  (value, key) => {
    if (value.kind !== 'list') return lost(value.at, { what: `"${key}"`, expected: 'a list' });
    const items = value.items.map((item) =>
      item.kind === 'map'
        ? take(item)
        : lost(item.at, { what: `an item of "${key}"`, expected: 'a mapping' }),
    );
    return {
      fields: { [name]: items.map(({ fields }) => fields).filter((item) => Object.keys(item).length > 0) },
      losses: items.flatMap(({ losses }) => losses),
    };
  };
