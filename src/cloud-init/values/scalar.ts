/** A date or a date with its time, as YAML 1.1 reads `2024-01-31`: ISO 8601, a time with a space before it. */
export class Timestamp {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A single value as Python holds it: an integer is a bigint, a float a number. */
export type Scalar = null | boolean | bigint | number | string | Uint8Array | Timestamp;

/** A single value as one writes it: bytes as what they stand for in Latin-1, a date in its own form. */
export function scalarText(value: Scalar): string {
  if (value instanceof Timestamp) return value.text;
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
}

/** Keys that Python takes for one have the same text: `1`, `1.0` and `true` are one key, `"1"` is another. */
export function keyOf(key: Scalar): string {
  if (key === null) return 'null';
  if (typeof key === 'string') return `text ${key}`;
  if (key instanceof Timestamp) return `time ${key.text}`;
  if (key instanceof Uint8Array) return `bytes ${Buffer.from(key).toString('hex')}`;
  if (typeof key === 'bigint') return `number ${key}`;
  const number = Number(key);
  return `number ${Number.isInteger(number) ? BigInt(number) : number}`;
}
