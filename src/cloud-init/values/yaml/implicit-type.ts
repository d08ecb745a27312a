/** What a scalar may be to PyYAML; the last word of its tag. A scalar alone is never one of the last three. */
export type ScalarType =
  | 'str'
  | 'null'
  | 'bool'
  | 'int'
  | 'float'
  | 'timestamp'
  /** `<<`, and the equals sign: what they mean hangs on where they stand. */
  | 'merge'
  | 'value'
  | 'binary';

/** What a scalar without quotes is. Its first character tells most of it. Source: PyYAML resolver.py. */
export function implicitType(text: string): ScalarType {
  const first = text.charCodeAt(0);
  const isNumeric = first >= 0x2b && first <= 0x39 /* + - . 0 … 9 */;
  if (isNumeric) return numericTypes.find(([, pattern]) => pattern.test(text))?.[0] ?? 'str';
  return words.get(text) ?? 'str';
}

const words: ReadonlyMap<string, ScalarType> = new Map([
  ...forms('yes', 'no', 'true', 'false', 'on', 'off').map((word) => [word, 'bool'] as const),
  ...[...forms('null'), '~', ''].map((word) => [word, 'null'] as const),
  ['<<', 'merge'],
  ['=', 'value'],
]);

/** In small letters, with a capital, in capitals, and no mixture of them. */
function forms(...small: readonly string[]): readonly string[] {
  return small.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]);
}

const numericTypes: readonly (readonly [ScalarType, RegExp])[] = [
  [
    'float',
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  ],
  [
    'int',
    /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  ],
  [
    'timestamp',
    /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$/,
  ],
];
