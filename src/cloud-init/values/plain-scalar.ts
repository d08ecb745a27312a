import { type Scalar, Timestamp } from './config-node.js';

/** A text that PyYAML takes for a number, a date or something else and then cannot make one of. */
export class WrongScalar extends Error {
  override readonly name = 'WrongScalar';
}

/** What a scalar without quotes and without a tag is. Source: PyYAML resolver.py, constructor.py. */
export function plainScalar(text: string): Scalar {
  const found = Object.entries(implicit).find(([, pattern]) => pattern.test(text));
  return found === undefined ? text : taggedScalar(text, { tag: found[0] });
}

/** A scalar of the type that its tag names; `tag` is the last word of tag:yaml.org,2002:… */
export function taggedScalar(text: string, { tag }: { tag: string }): Scalar {
  const construct = constructors[tag];
  if (construct === undefined)
    throw new WrongScalar(`${JSON.stringify(text)} is no value of the type ${tag}`);
  return construct(text);
}

const implicit: Readonly<Record<string, RegExp>> = {
  bool: /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  float: new RegExp(
    [
      '^(?:[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?',
      '\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?',
      '[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*',
      '[-+]?\\.(?:inf|Inf|INF)',
      '\\.(?:nan|NaN|NAN))$',
    ].join('|'),
  ),
  int: new RegExp(
    [
      '^(?:[-+]?0b[0-1_]+',
      '[-+]?0[0-7_]+',
      '[-+]?(?:0|[1-9][0-9_]*)',
      '[-+]?0x[0-9a-fA-F_]+',
      '[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$',
    ].join('|'),
  ),
  null: /^(?:~|null|Null|NULL|)$/,
  timestamp: new RegExp(
    '^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}' +
      ':[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$',
  ),
  // PyYAML knows the type of `=` and cannot make a value of it.
  value: /^=$/,
};

const constructors: Readonly<Record<string, (text: string) => Scalar>> = {
  str: (text) => text,
  null: () => null,
  bool: toBoolean,
  int: toInteger,
  float: toFloat,
  timestamp: toTimestamp,
  binary: (text) => new Uint8Array(Buffer.from(text, 'base64')),
};

function toBoolean(text: string): boolean {
  const word = text.toLowerCase();
  if (['yes', 'true', 'on'].includes(word)) return true;
  if (['no', 'false', 'off'].includes(word)) return false;
  throw new WrongScalar(`${JSON.stringify(text)} is neither true nor false`);
}

function toInteger(text: string): bigint {
  const { sign, digits } = signed(text);
  if (/^0[bx]/.test(digits)) return BigInt(sign) * integerOf(digits, text);
  if (/^0./.test(digits)) return BigInt(sign) * integerOf(`0o${digits.slice(1)}`, text);
  const [first = '', ...others] = digits.split(':');
  const value = others.reduce((sum, digit) => sum * 60n + integerOf(digit, text), integerOf(first, text));
  return BigInt(sign) * value;
}

function integerOf(digits: string, text: string): bigint {
  if (/^(?:[0-9]+|0b[01]+|0x[0-9a-fA-F]+|0o[0-7]+)$/.test(digits)) return BigInt(digits);
  throw new WrongScalar(`${JSON.stringify(text)} is no whole number`);
}

function toFloat(text: string): number {
  const { sign, digits } = signed(text.toLowerCase());
  if (digits === '.inf') return sign * Infinity;
  if (digits === '.nan') return Number.NaN;
  const parts = digits.split(':');
  if (parts.some((part) => !/^(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/.test(part)))
    throw new WrongScalar(`${JSON.stringify(text)} is no number`);
  // Added up from the right, as PyYAML does it: floats do not care for the order of equals.
  const units = parts.reverse().map((part, index) => Number(part) * 60 ** index);
  return sign * units.reduce((sum, unit) => sum + unit, 0);
}

function signed(text: string): { readonly sign: 1 | -1; readonly digits: string } {
  const digits = text.replaceAll('_', '');
  if (!/^[-+]/.test(digits)) return { sign: 1, digits };
  return { sign: digits.startsWith('-') ? -1 : 1, digits: digits.slice(1) };
}

const timestampFields =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?(?:[ \t]*(Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?)?$/;

/** In the form of Python's isoformat(" "). */
function toTimestamp(text: string): Timestamp {
  const [, year = '', month = '', day = '', hour, minute = '', second = '', fraction = '', ...zone] =
    timestampFields.exec(text) ?? [];
  const two = (digits: string): string => digits.padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  const clock = `${two(hour ?? '0')}:${two(minute || '0')}:${two(second || '0')}`;
  // JavaScript takes the 30th of February for a day in March.
  const instant = new Date(`${date}T${clock}Z`);
  if (
    Number.isNaN(instant.getTime()) ||
    !instant.toISOString().startsWith(`${date}T${clock}`) ||
    year === '0000'
  )
    throw new WrongScalar(`${JSON.stringify(text)} is no date`);
  if (hour === undefined) return new Timestamp(date);
  const micros = fraction.slice(0, 6).padEnd(6, '0');
  return new Timestamp(`${date} ${clock}${micros === '000000' ? '' : `.${micros}`}${offsetOf(zone)}`);
}

function offsetOf([zone, sign, hours = '', minutes]: readonly (string | undefined)[]): string {
  if (zone === undefined) return '';
  if (sign === undefined) return '+00:00';
  return `${sign}${hours.padStart(2, '0')}:${minutes ?? '00'}`;
}
