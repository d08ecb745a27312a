import type { GuestValue } from '../../cloud-init/values/guest-value.js';
import { keyText } from '../../cloud-init/values/guest-value.js';
import { field, type Take } from './taken.js';

/** Reads of single values: undefined is what they do not take. netplan reads plain text, whatever YAML makes of it. */
export function textOf(value: GuestValue): string | undefined {
  return value.kind === 'scalar' ? keyText(value) : undefined;
}

/** A list of texts; of one text a list of one. */
export function textsOf(value: GuestValue): readonly string[] | undefined {
  if (value.kind !== 'list') {
    const text = textOf(value);
    return text?.split(/[\s,]+/).filter((word) => word !== '');
  }
  const texts = value.items.map(textOf);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Source: netplan's src/parse.c handle_generic_bool. */
function flagOf(value: GuestValue): boolean | undefined {
  const word = textOf(value)?.toLowerCase() ?? '';
  if (['true', 'on', 'yes', 'y', '1'].includes(word)) return true;
  return ['false', 'off', 'no', 'n', '0'].includes(word) ? false : undefined;
}

export function numberOf(value: GuestValue): number | undefined {
  const word = textOf(value) ?? '';
  if (/^\d{1,15}$/.test(word)) return Number(word);
  return /^0x[0-9a-f]{1,8}$/i.test(word) ? Number(word) : undefined;
}

/** A time in milliseconds; a number is in `unit`. Source: systemd.time(7), which netplan hands it on to. */
function timeOf(value: GuestValue, unit: 'ms' | 's'): number | undefined {
  const [, digits, written = unit] = /^(\d{1,9}) ?(ms|msec|s|sec|m|min)?$/.exec(textOf(value) ?? '') ?? [];
  if (digits === undefined) return undefined;
  const factor = written.startsWith('ms') ? 1 : written.startsWith('s') ? 1000 : 60_000;
  return Number(digits) * factor;
}

export const flag = (name: string): Take => field(name, flagOf, 'true or false');
export const text = (name: string): Take => field(name, textOf, 'a string');
export const texts = (name: string): Take => field(name, textsOf, 'a list');
export const number = (name: string): Take => field(name, numberOf, 'a whole number');
export const milliseconds = (name: string): Take =>
  field(name, (value) => timeOf(value, 'ms'), 'a time in milliseconds');
export const seconds = (name: string): Take => field(name, secondsOf, 'a time in whole seconds');

function secondsOf(value: GuestValue): number | undefined {
  const time = timeOf(value, 's');
  return time === undefined || time % 1000 !== 0 ? undefined : time / 1000;
}
