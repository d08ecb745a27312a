import type { ConfigNode, Scalar } from '../../../src/cloud-init/values/config-node.js';
import { Timestamp } from '../../../src/cloud-init/values/config-node.js';

/** A value as python/merged_config.py writes it: `1`, `1.0`, `"1"` and `true` are four texts. */
export function canonical(node: ConfigNode): string {
  switch (node.kind) {
    case 'scalar':
      return canonicalScalar(node.value);
    case 'list': {
      const items = node.items.map(canonical).join(',');
      return node.isTuple === undefined ? `[${items}]` : `(${items})`;
    }
    case 'set':
      return `<${inOrder([...node.members.values()].map(canonicalScalar))}>`;
    case 'map':
      return `{${inOrder([...node.entries.values()].map((entry) => `${canonicalScalar(entry.key)}:${canonical(entry.node)}`))}}`;
  }
}

function canonicalScalar(value: Scalar): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return `i${value}`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Timestamp) return `t${value.text}`;
  if (value instanceof Uint8Array) return `b${Buffer.from(value).toString('hex')}`;
  if (Number.isNaN(value)) return 'nan';
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return `f${bytes.toString('hex')}`;
}

// Python sorts by code point, JavaScript by UTF-16; below the surrogates that is the same.
const inOrder = (texts: readonly string[]): string => [...texts].sort().join(',');
