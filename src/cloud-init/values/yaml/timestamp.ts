import { Timestamp } from '../scalar.js';
import { WrongScalar } from './numbers.js';

const fields =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?(?:[ \t]*(Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?)?$/;

/** In the form of Python's isoformat(" "). Source: PyYAML constructor.py construct_yaml_timestamp. */
export function toTimestamp(text: string): Timestamp {
  const [, year = '', month = '', day = '', hour, minute = '', second = '', fraction = '', ...zone] =
    fields.exec(text) ?? [];
  const date = `${year}-${two(month)}-${two(day)}`;
  const clock = `${two(hour ?? '0')}:${two(minute || '0')}:${two(second || '0')}`;
  const offset = offsetOf(zone);
  // JavaScript takes the 30th of February for a day in March.
  const instant = new Date(`${date}T${clock}Z`);
  const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(`${date}T${clock}`);
  if (!isReal || year === '0000' || offset === undefined)
    throw new WrongScalar(`${JSON.stringify(text)} is not a date`);
  if (hour === undefined) return new Timestamp(date);
  const micros = fraction.slice(0, 6).padEnd(6, '0');
  return new Timestamp(`${date} ${clock}${micros === '000000' ? '' : `.${micros}`}${offset}`);
}

const two = (digits: string): string => digits.padStart(2, '0');

/** Less than a day away from UTC. */
function offsetOf([zone, sign, hours = '', minutes = '0']: readonly (string | undefined)[]):
  | string
  | undefined {
  if (zone === undefined) return '';
  if (sign === undefined) return '+00:00';
  const away = Number(hours) * 60 + Number(minutes);
  if (away >= 24 * 60) return undefined;
  return `${away === 0 ? '+' : sign}${two(String(Math.floor(away / 60)))}:${two(String(away % 60))}`;
}
