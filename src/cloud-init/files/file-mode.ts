import type { GuestScalar } from '../values/guest-value.js';
import { scalarText, Timestamp } from '../values/scalar.js';

/** The mode that write_files gives a file; undefined where it cannot read the value. Source: cc_write_files.py decode_perms. */
export function fileMode({ value }: GuestScalar): number | undefined {
  if (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean')
    return Math.trunc(Number(value));
  if (value === null || value instanceof Timestamp) return undefined;
  const text = scalarText(value).trim();
  if (!/^\+?(?:0[oO]_?)?[0-7]+(?:_[0-7]+)*$/.test(text)) return undefined;
  return Number.parseInt(text.replace(/^\+|0[oO]|_/g, ''), 8);
}
