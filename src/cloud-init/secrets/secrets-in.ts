import type { JsonObject, JsonValue } from '../../domain/json.js';
import { isSecretName } from './secret-name.js';

// A shorter one would be found in the middle of words that have nothing to do with it.
const shortest = 4;

/**
 * The secrets of a value, by the names that they stand under (see `isSecretName`), and as a shell's quotes, JSON and
 * base64 write them; the longest first. One of several lines is taken apart, since texts are masked line by line.
 */
export function secretsIn(value: JsonValue): readonly string[] {
  const found = new Set<string>();
  collect(value, { isSecret: false, found });
  return [...found].filter((text) => text.length >= shortest).sort((a, b) => b.length - a.length);
}

function collect(value: JsonValue, { isSecret, found }: { isSecret: boolean; found: Set<string> }): void {
  if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries<JsonValue>(value as JsonObject))
      collect(inner, { isSecret: isSecret || isSecretName(key), found });
    return;
  }
  if (!isSecret || value === null || typeof value === 'boolean') return;
  const text = String(value);
  if (/^(?:true|false|yes|no|none)$/i.test(text)) return;
  for (const spelling of spellingsOf(text)) found.add(spelling);
}

const spellingsOf = (text: string): readonly string[] => [
  ...text
    .split('\n')
    .flatMap((line) => [
      line.trim(),
      JSON.stringify(line.trim()).slice(1, -1),
      line.trim().replaceAll("'", String.raw`'\''`),
    ]),
  JSON.stringify(text).slice(1, -1),
  Buffer.from(text).toString('base64'),
];
