import { isList, type JsonValue } from '../../domain/json.js';
import type { ReadSeed } from './read-seed.js';

/** Public keys in every form that cloud-init takes. Source: cloudinit/sources/__init__.py normalize_pubkey_data. */
export function publicKeysOf(value: JsonValue): ReadSeed['publicKeys'] {
  if (typeof value === 'string')
    return value
      .split(/\r\n|\n|\r/)
      .filter(hasText)
      .map(keyOf);
  if (isList(value))
    return value
      .filter((item) => typeof item === 'string')
      .filter(hasText)
      .map(keyOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => keysOf(member).map((key) => ({ name, key })));
}

const keyOf = (key: string) => ({ key });

const hasText = (text: string): boolean => text.trim() !== '';

/** EC2 has mappings of the form of a key to it. */
function keysOf(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return hasText(value) ? [value] : [];
  if (isList(value)) return value.flatMap(keysOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(keysOf) : [];
}
