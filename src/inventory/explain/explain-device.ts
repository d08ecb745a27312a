import type { JsonObject, JsonValue } from '../../domain/json.js';
import { childAt, type SourceMap, type SourceNode, type SourcePath } from '../../domain/source-node.js';
import { isTemplateNode } from '../texts/is-template.js';
import type { ExplainedValue, OverriddenValue } from './explained-value.js';

/**
 * Every value of a device with its place and with what it overrode, in the order of the fields. `view` is the device
 * under the inventory's names, `source` the located tree that it was read from.
 */
export const explainDevice = (view: JsonObject, source: SourceNode): readonly ExplainedValue[] =>
  Object.entries(view).flatMap(([key, value]) => explainValue(value, childAt(source, key), [key]));

/** The same of one value, at its path, and of all below it. */
export function explainValue(
  value: JsonValue,
  node: SourceNode | undefined,
  path: SourcePath,
): readonly ExplainedValue[] {
  if (node === undefined) return [withoutPlace(value, path)];
  if (node.kind === 'map' && isObject(value)) return explainMap(value, node, path);
  if (node.kind === 'list' && Array.isArray(value) && value.some(isContainer)) {
    const items = value.flatMap((item, index) =>
      explainValue(item as JsonValue, node.items[index], [...path, index]),
    );
    return [...whole(value, node, path), ...items];
  }
  return [withPlace(value, node, path)];
}

function explainMap(value: JsonObject, node: SourceMap, path: SourcePath): readonly ExplainedValue[] {
  if (node.entries.size === 0) return [withPlace(value, node, path)];
  // A key whose value is null takes away what a lower level says: the device is without it, and that has a place.
  const gone = [...node.entries.keys()].filter((key) => !Object.hasOwn(value, key));
  const entries = [...Object.entries(value), ...gone.map((key): [string, JsonValue] => [key, null])];
  const parts = entries.flatMap(([key, entry]) => explainValue(entry, childAt(node, key), [...path, key]));
  return [...whole(value, node, path), ...parts];
}

/** The line of a mapping or list itself: only where it took the place of something. */
const whole = (value: JsonValue, node: SourceNode, path: SourcePath): readonly ExplainedValue[] =>
  node.overrode === undefined ? [] : [{ ...withPlace(value, node, path), hasParts: true }];

function withPlace(value: JsonValue, node: SourceNode, path: SourcePath): ExplainedValue {
  const text = node.kind === 'scalar' && isTemplateNode(node) ? { renderedFrom: String(node.value) } : {};
  const { origin } = node;
  return { path, value, origin, ...text, isUnset: false, hasParts: false, overrode: overriddenBy(node) };
}

const withoutPlace = (value: JsonValue, path: SourcePath): ExplainedValue => ({
  path,
  value,
  ...(isEmpty(value) ? {} : { reason: reasons[String(path.at(-1))] ?? 'default' }),
  isUnset: isEmpty(value),
  hasParts: false,
  overrode: [],
});

/** What is computed from other values. */
const reasons: Readonly<Record<string, string>> = {
  hostname: 'default: the id',
  uuid: 'default: version 5 of namespace and id',
};

function overriddenBy(node: SourceNode): readonly OverriddenValue[] {
  const found: OverriddenValue[] = [];
  for (let below = node.overrode; below !== undefined; below = below.overrode)
    found.push({ value: written(below), origin: below.origin });
  return found;
}

function written(node: SourceNode): JsonValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(written);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, written(entry.node)]));
}

const isObject = (value: JsonValue): value is JsonObject => isContainer(value) && !Array.isArray(value);

const isContainer = (value: unknown): boolean => typeof value === 'object' && value !== null;

const isEmpty = (value: JsonValue): boolean =>
  value === null || (isContainer(value) && Object.values(value as object).every(isEmpty));
