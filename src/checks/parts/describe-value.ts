import type { GuestValue } from '../../cloud-init/values/guest-value.js';
import { keyText } from '../../cloud-init/values/guest-value.js';
import { quoted } from '../../diagnostics/catalogue/part-message.js';

/** A value of a YAML text, in the words of a message. */
export function describeValue(value: GuestValue): string {
  if (value.kind === 'map') return 'a mapping';
  if (value.kind === 'list') return 'a list';
  if (value.kind === 'set') return 'a !!set';
  return value.value === null ? 'null' : `the value ${quoted(keyText(value))}`;
}
