import type { ConfigNode } from '../../cloud-init/values/config-node.js';
import { keyText } from '../../cloud-init/values/plain-json.js';

/** A value of a merged config by its path, and the parts that it is from. */
export interface ValueSource {
  readonly path: readonly (string | number)[];
  readonly from: string;
}

/** Every single value, and every empty container, in the order in which they stand in the config. */
export function sourcesOf(
  node: ConfigNode,
  namesOf: (node: ConfigNode) => string,
  path: ValueSource['path'] = [],
): readonly ValueSource[] {
  const below = partsOf(node);
  if (below.length === 0) return path.length === 0 ? [] : [{ path, from: namesOf(node) }];
  return below.flatMap(({ step, value }) => sourcesOf(value, namesOf, [...path, step]));
}

function partsOf(
  node: ConfigNode,
): readonly { readonly step: string | number; readonly value: ConfigNode }[] {
  if (node.kind === 'list') return node.items.map((value, step) => ({ step, value }));
  if (node.kind !== 'map') return [];
  return [...node.entries.values()].map(({ key, node: value }) => ({ step: keyText(key), value }));
}
