/** A value that JSON can hold. Key order is kept as written, since listings and golden files show it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Array.isArray for JSON: TypeScript's own does not tell a readonly list from an object. */
export const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
