import { CannotFollow } from './cannot-follow.js';
import { type ConfigEntry, type ConfigNode, scalarNode } from './config-node.js';
import type { GuestValue } from './guest-value.js';
import { keyOf, type Scalar } from './scalar.js';

/**
 * A value that was read, as one that merges: `part` is the number of the part that it came from. An alias stays one
 * object with what it leads to. Throws a CannotFollow at what has no merging here.
 */
export const configOf = (value: GuestValue, { part }: { part: number }): ConfigNode =>
  new Numbering([part]).node(value);

class Numbering {
  readonly #from: readonly number[];
  readonly #made = new Map<GuestValue, ConfigNode>();

  constructor(from: readonly number[]) {
    this.#from = from;
  }

  node(value: GuestValue): ConfigNode {
    const known = this.#made.get(value);
    if (known !== undefined) return known;
    const node = this.#nodeOf(value);
    this.#made.set(value, node);
    return node;
  }

  #nodeOf(value: GuestValue): ConfigNode {
    const from = this.#from;
    if (value.kind === 'set') throw new CannotFollow('it holds a !!set');
    if (value.kind === 'scalar') {
      return scalarNode(followed(value.value), from);
    }
    if (value.kind === 'list') {
      if (value.isTuple === true) throw new CannotFollow('it holds !!omap or !!pairs');
      return { kind: 'list', items: value.items.map((item) => this.node(item)), from };
    }
    const entries = value.entries.map(({ key, value: held }): [string, ConfigEntry] => [
      keyOf(key.value),
      { key: followed(key.value), node: this.node(held) },
    ]);
    return { kind: 'map', entries: new Map(entries), from };
  }
}

function followed(value: Scalar): Scalar {
  if (Number.isNaN(value)) throw new CannotFollow('it holds .nan');
  return value;
}
