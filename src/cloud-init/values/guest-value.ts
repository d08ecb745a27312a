import { type Scalar, scalarText } from './config-node.js';

/** A value of a cloud-config as PyYAML reads it, with its place: an index into the text. */
export type GuestValue = GuestMap | GuestList | GuestScalar;

export interface GuestMap {
  readonly kind: 'map';
  /** Merge keys are laid in, and of equal keys the last one is left. */
  readonly entries: readonly GuestEntry[];
  readonly at: number;
}

export interface GuestEntry {
  readonly key: GuestScalar;
  readonly value: GuestValue;
}

export interface GuestList {
  readonly kind: 'list';
  readonly items: readonly GuestValue[];
  readonly at: number;
}

export interface GuestScalar {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /** The characters of a plain scalar: 0644 for the number 420; absent where quotes or a tag decide. */
  readonly plain?: string;
  readonly at: number;
}

/** Keys and indexes from the top of a cloud-config to one of its values. */
export type GuestPath = readonly (string | number)[];

/** The value under a key that is a text; undefined where there is none. */
export const entryAt = (map: GuestMap, name: string): GuestEntry | undefined =>
  map.entries.find(({ key }) => key.value === name);

/** A key as it stands in a path: a text, or what stands for another scalar. */
export const keyText = ({ value, plain }: GuestScalar): string => plain ?? scalarText(value);

/** Every value of a cloud-config with its path and the list or mapping that holds it, from the top down. */
export function* guestValues(
  value: GuestValue,
  path: GuestPath = [],
  holder?: GuestMap | GuestList,
): Generator<{ value: GuestValue; path: GuestPath; holder: GuestMap | GuestList | undefined }> {
  yield { value, path, holder };
  if (value.kind === 'list')
    for (const [index, item] of value.items.entries()) yield* guestValues(item, [...path, index], value);
  if (value.kind === 'map')
    for (const entry of value.entries) yield* guestValues(entry.value, [...path, keyText(entry.key)], value);
}
