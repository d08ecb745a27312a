import type { Scalar } from '../scalar.js';
import { toBytes } from './binary.js';
import type { ScalarType } from './implicit-type.js';
import { toFloat, toInteger, WrongScalar } from './numbers.js';
import { toTimestamp } from './timestamp.js';

export { WrongScalar } from './numbers.js';

/** A scalar of a type. Throws a WrongScalar where its text is none. Source: PyYAML constructor.py. */
export function typedScalar(text: string, type: ScalarType): Scalar {
  switch (type) {
    case 'str':
      return text;
    case 'null':
      return null;
    case 'bool':
      return toBoolean(text);
    case 'int':
      return toInteger(text);
    case 'float':
      return toFloat(text);
    case 'timestamp':
      return toTimestamp(text);
    case 'binary':
      return toBytes(text);
    case 'merge':
      throw new WrongScalar('<< is a value here, and needs quotes');
    case 'value':
      throw new WrongScalar('a single equals sign needs quotes');
  }
}

function toBoolean(text: string): boolean {
  const word = text.toLowerCase();
  if (['yes', 'true', 'on'].includes(word)) return true;
  if (['no', 'false', 'off'].includes(word)) return false;
  throw new WrongScalar(`${JSON.stringify(text)} is neither true nor false`);
}
