import { type Scalar, scalarText } from './scalar.js';
import type { ScalarStyle } from './yaml/tokens.js';

/** A value of a cloud-config as PyYAML reads it. An alias is the very value that it leads to. */
export type GuestValue = GuestMap | GuestList | GuestSet | GuestScalar;

interface Placed {
  /** Index of its first character in the text. */
  readonly at: number;
}

export interface GuestMap extends Placed {
  readonly kind: 'map';
  /** Merge keys are laid in, and of equal keys the last one is left. */
  readonly entries: readonly GuestEntry[];
  /** Entries of which another one with their key stands below. */
  readonly lost: readonly GuestEntry[];
}

export interface GuestEntry {
  readonly key: GuestScalar;
  readonly value: GuestValue;
}

export interface GuestList extends Placed {
  readonly kind: 'list';
  readonly items: readonly GuestValue[];
  /** One of Python's tuples: a pair of `!!omap` or `!!pairs`. */
  readonly isTuple?: true;
}

/** `!!set` */
export interface GuestSet extends Placed {
  readonly kind: 'set';
  readonly members: readonly GuestScalar[];
}

export interface GuestScalar extends Placed {
  readonly kind: 'scalar';
  readonly value: Scalar;
  readonly style: ScalarStyle;
  /** The text of a plain scalar: 0644 for the number 420; absent where quotes or a tag decide. */
  readonly plain?: string | undefined;
}

/** Keys and indexes from the top of a cloud-config to one of its values. */
export type GuestPath = readonly (string | number)[];

/** Where a list or mapping is that stands in no text: it holds a value of a patch, and may hold more in the guest. */
export const outsideText = -1;

/** The value under a key that is a text; undefined where there is none. */
export function entryAt({ entries }: GuestMap, name: string): GuestEntry | undefined {
  // Asked many times of each config.
  for (const entry of entries) if (entry.key.value === name) return entry;
  return undefined;
}

/** The value that a path leads to. */
export function valueAt(value: GuestValue | undefined, [first, ...rest]: GuestPath): GuestValue | undefined {
  if (first === undefined || value === undefined) return value;
  if (value.kind === 'list') return valueAt(value.items[Number(first)], rest);
  return value.kind === 'map' ? valueAt(entryAt(value, String(first))?.value, rest) : undefined;
}

/** A key as it stands in a path: a text, or what stands for another scalar. */
export const keyText = ({ value, plain }: GuestScalar): string => plain ?? scalarText(value);

/** A value, and the list or mapping that holds it. */
export interface HeldValue {
  readonly value: GuestValue;
  readonly holder: GuestMap | GuestList;
  /** The path of the holder, and the last step from there. */
  readonly above: GuestPath;
  readonly step: string | number;
}

/** Visits every value below a list or a mapping, from the top down. */
export function eachValue(
  holder: GuestMap | GuestList,
  visit: (held: HeldValue) => void,
  above: GuestPath = [],
): void {
  const hold = (value: GuestValue, step: string | number): void => {
    visit({ value, holder, above, step });
    if (value.kind === 'list' || value.kind === 'map') eachValue(value, visit, [...above, step]);
  };
  if (holder.kind === 'list') holder.items.forEach(hold);
  else for (const { key, value } of holder.entries) hold(value, keyText(key));
}
