/** What a value is, for messages: `a list`. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'unknown';
  if (value === null) return 'not set';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'a string';
    case 'number':
      return Number.isFinite(value) ? 'a number' : 'not a finite number';
    case 'boolean':
      return 'a boolean';
    case 'function':
      return 'a macro or a function';
    default:
      return value instanceof RegExp ? 'a regular expression' : 'a mapping';
  }
}

/** Empty lists and mappings are false, as in Jinja: a condition asks whether there is anything. */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isMapping(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp);

/**
 * A member of a value, or undefined. Own members alone: no template reaches `constructor`, and with it code.
 */
export function memberOf(target: unknown, key: unknown): unknown {
  if (typeof key !== 'string' && typeof key !== 'number') return undefined;
  if (isMapping(target)) return Object.hasOwn(target, key) ? target[key] : undefined;
  if (typeof target !== 'string' && !Array.isArray(target)) return undefined;
  if (key === 'length') return target.length;
  return typeof key === 'number' ? target[key] : undefined;
}

/** The names under which a value has members. */
export function memberNames(target: unknown): readonly string[] {
  if (isMapping(target)) return Object.keys(target);
  return typeof target === 'string' || Array.isArray(target) ? ['length'] : [];
}
