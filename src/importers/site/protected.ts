import { isList, type JsonValue } from '../../domain/json.js';

/** A text that comes out of a template as it stands, braces of other programs included. */
export function protectedText(text: string): string {
  if (!/\{[{%#]/.test(text)) return text;
  return /\{%-?\s*endraw/.test(text) ? `{{ ${JSON.stringify(text)} }}` : `{% raw %}${text}{% endraw %}`;
}

/** The same for every string of a value of the inventory. */
export function protectedValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return protectedText(value);
  if (isList(value)) return value.map(protectedValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, protectedValue(member)]));
}
