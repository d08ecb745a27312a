import { keyText } from '../../cloud-init/values/guest-value.js';
import { plainValue } from '../../cloud-init/values/plain-value.js';
import { readYaml } from '../../cloud-init/values/read-yaml.js';
import { isList, type JsonValue } from '../../domain/json.js';
import type { TextPlace } from '../../domain/text-place.js';

export type ReadVars =
  | { readonly ok: true; readonly value: JsonValue; readonly lineOf: (key: string) => number }
  | { readonly ok: false; readonly place: TextPlace; readonly message: string };

/** YAML or JSON as Ansible writes it: with tags of its own for what is encrypted or not to be rendered. */
export function readAnsibleYaml(text: string): ReadVars {
  // Of the same length, so that places stay right.
  const untagged = text.replace(/(?<=[:\-,[{]\s+)!(?:vault-encrypted|vault|unsafe)\b/g, (tag) =>
    ' '.repeat(tag.length),
  );
  const read = readYaml(untagged);
  if (!read.ok) return { ok: false, place: read.mistake, message: read.mistake.message };
  const { value, placeAt } = read;
  const lines = new Map<string, number>();
  const visit = (each: typeof value): void => {
    if (each.kind !== 'map') return;
    for (const entry of each.entries) {
      if (!lines.has(keyText(entry.key))) lines.set(keyText(entry.key), placeAt(entry.key.at).line);
      visit(entry.value);
    }
  };
  visit(value);
  return { ok: true, value: plainValue(value), lineOf: (key) => lines.get(key) ?? 1 };
}

/** Whether something of a value is encrypted. */
export function isVault(value: JsonValue): boolean {
  if (typeof value === 'string') return value.trimStart().startsWith('$ANSIBLE_VAULT;');
  if (isList(value)) return value.some(isVault);
  if (typeof value !== 'object' || value === null) return false;
  return '__ansible_vault' in value || Object.values(value).some(isVault);
}

/** Whether Ansible renders something of a value. */
export function hasJinja(value: JsonValue): boolean {
  if (typeof value === 'string') return /\{\{|\{%/.test(value);
  if (isList(value)) return value.some(hasJinja);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasJinja);
}

/** Strings that Ansible marks as not to be rendered are plain ones here. */
export function withoutMarks(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(withoutMarks);
  if (typeof value !== 'object' || value === null) return value;
  const { __ansible_unsafe: unsafe } = value;
  if (typeof unsafe === 'string') return unsafe;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutMarks(member)]));
}
