/** A text that is to be of a type and that PyYAML cannot make a value of. */
export class WrongScalar extends Error {
  override readonly name = 'WrongScalar';
}

/** Source: PyYAML constructor.py construct_yaml_int. */
export function toInteger(text: string): bigint {
  const { sign, digits } = signed(text);
  const values = digits.startsWith('0') ? [basedOf(digits)] : digits.split(':').map(decimalOf);
  if (values.includes(undefined)) throw new WrongScalar(`${JSON.stringify(text)} is not a whole number`);
  return BigInt(sign) * (values as bigint[]).reduce((sum, value) => sum * 60n + value, 0n);
}

/** Source: PyYAML constructor.py construct_yaml_float. */
export function toFloat(text: string): number {
  const { sign, digits } = signed(text.toLowerCase());
  if (digits === '.inf') return sign * Infinity;
  if (digits === '.nan') return Number.NaN;
  const parts = digits.split(':').map(floatOf);
  if (parts.includes(undefined)) throw new WrongScalar(`${JSON.stringify(text)} is not a number`);
  // Added up from the right, as PyYAML does it: floats do not care for the order of equals.
  const units = (parts as number[]).reverse().map((part, index) => part * 60 ** index);
  return sign * units.reduce((sum, unit) => sum + unit, 0);
}

function signed(text: string): { readonly sign: 1 | -1; readonly digits: string } {
  const digits = text.replaceAll('_', '');
  if (!/^[-+]/.test(digits)) return { sign: 1, digits };
  return { sign: digits.startsWith('-') ? -1 : 1, digits: digits.slice(1) };
}

/** Octal, where no letter says another base. */
function basedOf(digits: string): bigint | undefined {
  const [, base = '', number = ''] = /^(0b|0x|0o|0O|)(.*)$/s.exec(digits) ?? [];
  const written = `${base === '' ? '0o' : base.toLowerCase()}${number.trim()}`;
  return /^0b[01]+$|^0x[0-9a-fA-F]+$|^0o[0-7]+$/.test(written) ? BigInt(written) : undefined;
}

/** Python's int(): it refuses more than 4,300 digits. */
function decimalOf(digits: string): bigint | undefined {
  return /^\s*[-+]?[0-9]{1,4300}\s*$/.test(digits) ? BigInt(digits.trim().replace('+', '')) : undefined;
}

/** Python's float(). */
function floatOf(text: string): number | undefined {
  const digits = text.trim();
  if (/^[-+]?(?:inf|infinity)$/.test(digits)) return digits.startsWith('-') ? -Infinity : Infinity;
  if (/^[-+]?nan$/.test(digits)) return Number.NaN;
  return /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/.test(digits) ? Number(digits) : undefined;
}
