import type { JsonObject, JsonValue } from '../../domain/json.js';
import { parseKeyName, parsePublicKey } from '../../domain/public-key.js';

interface NamedKey {
  readonly name?: string;
  readonly key: string;
}

/** `public_keys` of lines of authorized_keys: their comments are their names where they have none. */
export function publicKeyFields(
  publicKeys: readonly NamedKey[],
  { lose }: { readonly lose: (what: string, expected: string) => void },
): JsonObject {
  const keys: Record<string, JsonValue> = {};
  for (const { name, key } of publicKeys) {
    const parsed = parsePublicKey(key);
    if (!parsed.ok) {
      lose(`the public key (${parsed.found})`, parsed.expected);
      continue;
    }
    const words = parsed.value.split(/\s+/);
    const wished = name ?? (words.length > 2 ? words.at(-1) : undefined) ?? '';
    const isName = parseKeyName(wished).ok;
    keys[freeName(isName ? wished : `key-${Object.keys(keys).length + 1}`, keys)] = parsed.value;
  }
  return Object.keys(keys).length === 0 ? {} : { public_keys: keys };
}

function freeName(name: string, taken: JsonObject): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!(candidate in taken)) return candidate;
  }
}
