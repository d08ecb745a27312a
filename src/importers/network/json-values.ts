import type { JsonObject, JsonValue } from '../../domain/json.js';

/** What stands in fields that were read from a file, where it is of that form. */
export const textIn = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

export const textsIn = (value: JsonValue | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]).map(textIn) : [];

export const mapsIn = (value: JsonValue | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly JsonObject[]) : [];

export const mapIn = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
