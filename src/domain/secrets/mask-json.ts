import { isList, type JsonValue } from '../json.js';
import { isHarmless } from './harmless.js';
import { maskText } from './mask-text.js';
import { isSecretMember } from './secret-member.js';
import { isSecretPath, masked } from './secret-name.js';

/**
 * A value with `masked` in the place of all that is secret: what stands under a secret's name (see `isSecretPath`), the content of
 * a file that its owner alone may read, and in every other text what `maskText` finds. `path` is what leads to the value.
 */
export function maskJson(
  value: JsonValue,
  { path = [], known = [] }: { path?: readonly (string | number)[]; known?: readonly string[] } = {},
): JsonValue {
  if (isSecretPath(path)) return hide(value);
  if (typeof value === 'string') return maskText(value, { known });
  if (isList(value)) return value.map((item, index) => maskJson(item, { path: [...path, index], known }));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isSecretMember(value, key) ? hide(inner) : maskJson(inner, { path: [...path, key], known }),
    ]),
  );
}

/** Whether a value is set, and how many it has below it, is no secret. */
function hide(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(hide);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hide(inner)]));
  return value === null || typeof value === 'boolean' || isHarmless(String(value)) ? value : masked;
}
