import type { ConfigNode } from '../../src/cloud-init/values/config-node.js';
import type { GuestValue } from '../../src/cloud-init/values/guest-value.js';
import { type Scalar, Timestamp } from '../../src/cloud-init/values/scalar.js';

/** A merged config as python/canonical.py writes it: `1`, `1.0`, `"1"` and `true` are four texts. */
export function canonical(node: ConfigNode): string {
  switch (node.kind) {
    case 'scalar':
      return canonicalScalar(node.value);
    case 'list':
      return `[${node.items.map(canonical).join(',')}]`;
    case 'map':
      return mapText([...node.entries.values()].map((entry) => [entry.key, canonical(entry.node)]));
  }
}

/** The same of a value as the reader gives it. */
export function canonicalValue(value: GuestValue): string {
  switch (value.kind) {
    case 'scalar':
      return canonicalScalar(value.value);
    case 'list': {
      const items = value.items.map(canonicalValue).join(',');
      return value.isTuple === undefined ? `[${items}]` : `(${items})`;
    }
    case 'set':
      return `<${inOrder(value.members.map(canonicalValue))}>`;
    case 'map':
      return mapText(value.entries.map((entry) => [entry.key.value, canonicalValue(entry.value)]));
  }
}

const mapText = (entries: readonly (readonly [Scalar, string])[]): string =>
  `{${inOrder(entries.map(([key, value]) => `${canonicalScalar(key)}:${value}`))}}`;

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

// Python sorts by code points, as UTF-8 does; JavaScript sorts by halves of them.
const inOrder = (texts: readonly string[]): string =>
  [...texts].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))).join();
