import type { JsonValue } from '../../domain/json.js';
import type { ConfigNode } from './config-node.js';
import { type Scalar, scalarText, Timestamp } from './scalar.js';

/** A merged config as JSON can hold it: bytes in base64, dates and numbers beyond 2^53 as texts, keys as texts. */
export function plainJson(node: ConfigNode): JsonValue {
  switch (node.kind) {
    case 'scalar':
      return scalarJson(node.value);
    case 'list':
      return node.items.map(plainJson);
    case 'map':
      return Object.fromEntries(
        [...node.entries.values()].map(({ key, node: value }) => [keyText(key), plainJson(value)]),
      );
  }
}

/** A key as a step of a path. */
export const keyText = (key: Scalar): string =>
  key instanceof Uint8Array ? Buffer.from(key).toString('base64') : scalarText(key);

function scalarJson(value: Scalar): JsonValue {
  if (value instanceof Timestamp) return value.text;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
