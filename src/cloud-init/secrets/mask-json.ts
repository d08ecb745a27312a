import type { JsonValue } from '../../domain/json.js';
import { isList } from '../../encode/is-list.js';
import { maskText } from './mask-text.js';
import { isSecretName, masked } from './secret-name.js';

/**
 * A value with `masked` in the place of all that is secret: what stands under a secret's name (see `isSecretName`),
 * and in every other text what `maskText` finds. `path` is what leads to the value.
 */
export function maskJson(
  value: JsonValue,
  { path = [], known = [] }: { path?: readonly (string | number)[]; known?: readonly string[] } = {},
): JsonValue {
  return path.some((key) => isSecretName(String(key))) ? hide(value) : mask(value, known);
}

function mask(value: JsonValue, known: readonly string[]): JsonValue {
  if (typeof value === 'string') return maskText(value, { known });
  if (isList(value)) return value.map((item) => mask(item, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, isSecretName(key) ? hide(inner) : mask(inner, known)]),
  );
}

/** Whether a value is set, and how many it has below it, is no secret. */
function hide(value: JsonValue): JsonValue {
  if (value === null || typeof value === 'boolean' || value === '') return value;
  if (isList(value)) return value.map(hide);
  if (typeof value !== 'object') return masked;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hide(inner)]));
}
