import type { JsonObject, JsonValue } from '../json.js';
import { isSecretName } from './secret-name.js';

/**
 * Whether a value is a secret by what stands beside it: the content of a file that its owner alone may read in the guest, and
 * the value of a `{ name: DB_PASSWORD, value: x }`.
 */
export function isSecretMember(holder: JsonObject, key: string): boolean {
  if (key === 'content') return [holder['mode'], holder['permissions']].some(isPrivateMode);
  if (key !== 'value' && key !== 'Value') return false;
  return ['name', 'Name', 'key', 'Key'].some((beside) => {
    const name = holder[beside];
    return typeof name === 'string' && isSecretName(name);
  });
}

/** Octal digits, as a text or read as a number, of which those of group and others are 0. */
const isPrivateMode = (mode: JsonValue | undefined): boolean =>
  typeof mode === 'number'
    ? mode > 0 && (mode & 0o77) === 0
    : typeof mode === 'string' && /^(?:0o?)?[1-7]00$/.test(mode);
