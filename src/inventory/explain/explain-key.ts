import type { JsonObject, JsonValue } from '../../domain/json.js';
import { childAt, formatPath, type SourceNode, type SourcePath } from '../../domain/source-node.js';
import { explainValue } from './explain-device.js';
import type { ExplainedValue } from './explained-value.js';

export type ExplainedKey =
  | { readonly isKnown: true; readonly values: readonly ExplainedValue[] }
  /** `known` holds all keys of the device, `interfaces.0.mac`. */
  | { readonly isKnown: false; readonly known: readonly string[] };

/** Explains the value of a dotted key, `interfaces.0.mac`, and all below it. A key may have dots of its own. */
export function explainKey(view: JsonObject, source: SourceNode, key: string): ExplainedKey {
  const place = placeOf(key, { value: view, node: source, path: [] });
  if (place === undefined) return { isKnown: false, known: [...keysOf(view, [])] };
  return { isKnown: true, values: explainValue(place.value, place.node, place.path) };
}

interface Place {
  readonly value: JsonValue;
  readonly node: SourceNode | undefined;
  readonly path: SourcePath;
}

function placeOf(rest: string, { value, node, path }: Place): Place | undefined {
  for (const step of stepsOf(value, node)) {
    const name = String(step);
    if (rest !== name && !rest.startsWith(`${name}.`)) continue;
    const below: Place = {
      value: (value as Readonly<Record<string, JsonValue>>)[name] ?? null,
      node: node === undefined ? undefined : childAt(node, step),
      path: [...path, step],
    };
    if (rest === name) return below;
    const found = placeOf(rest.slice(name.length + 1), below);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the device has, and what it would have but for a null that takes it away. */
function stepsOf(value: JsonValue, node: SourceNode | undefined): readonly (string | number)[] {
  if (Array.isArray(value)) return value.map((_, index) => index);
  const written = node?.kind === 'map' ? node.entries.keys() : [];
  const own = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return [...new Set([...own, ...written])];
}

function* keysOf(value: JsonValue, path: SourcePath): Generator<string> {
  if (path.length > 0) yield formatPath(path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* keysOf(inner, [...path, key]);
}
