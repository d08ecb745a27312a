import type { GuestValue } from '../values/guest-value.js';
import { formats } from './formats.js';
import { isSame } from './is-same.js';
import { type Keyword, wrong } from './subject.js';
import { schemaWords } from './value-words.js';

export const types: Keyword = (subject) => {
  const { value, schema, validator } = subject;
  const { type = [] } = schema;
  const isRight = typeof type === 'string' ? hasType(value, type) : type.some((name) => hasType(value, name));
  if (isRight) return true;
  return wrong(subject, () => {
    const { enum: _, ...rest } = schema;
    return { expected: schemaWords(rest, validator.resolve), isKind: true };
  });
};

function hasType(value: GuestValue, name: string): boolean {
  if (value.kind === 'map') return name === 'object';
  if (value.kind === 'list') return name === 'array' && value.isTuple !== true;
  // Nothing in JSON is a set of Python's.
  if (value.kind === 'set') return false;
  const scalar = value.value;
  switch (name) {
    case 'string':
      return typeof scalar === 'string' || scalar instanceof Uint8Array;
    case 'integer':
      return typeof scalar === 'bigint';
    case 'number':
      return typeof scalar === 'bigint' || typeof scalar === 'number';
    case 'boolean':
      return typeof scalar === 'boolean';
    case 'null':
      return scalar === null;
    default:
      return false;
  }
}

export const enumeration: Keyword = (subject) => {
  const { value, schema, validator } = subject;
  const { enum: values = [] } = schema;
  if (values.some((json) => isSame(value, json))) return true;
  return wrong(subject, () => ({ expected: schemaWords({ enum: values }, validator.resolve) }));
};

export const pattern: Keyword = (subject) => {
  const { value, schema } = subject;
  if (schema.pattern === undefined || value.kind !== 'scalar') return true;
  // Python's patterns fail on bytes, and cloud-init with them.
  if (value.value instanceof Uint8Array)
    return wrong(subject, () => ({ expected: 'a string without !!binary' }));
  const expression = expressionOf(schema.pattern);
  return typeof value.value !== 'string' || expression === undefined || expression.test(value.value)
    ? true
    : wrong(subject, () => ({ expected: `a string that matches ${schema.pattern}` }));
};

const expressions = new Map<string, RegExp | undefined>();

/** Python's and JavaScript's patterns agree in what schemas use; another one says nothing. */
export function expressionOf(text: string): RegExp | undefined {
  if (!expressions.has(text)) expressions.set(text, compiled(text));
  return expressions.get(text);
}

function compiled(text: string): RegExp | undefined {
  try {
    return new RegExp(text, 'u');
  } catch {
    return undefined;
  }
}

export const format: Keyword = (subject) => {
  const { value, schema } = subject;
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return true;
  const known = formats.get(schema.format ?? '');
  if (known === undefined || known.fits(value.value)) return true;
  return wrong(subject, () => ({ expected: known.words }));
};

export const textLengths: Keyword = (subject) => {
  const { value, schema } = subject;
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return true;
  const { minLength = 0, maxLength = Infinity } = schema;
  const { length } = [...value.value];
  if (length < minLength)
    return wrong(subject, () => ({ expected: `a string of at least ${minLength} characters` }));
  return (
    length <= maxLength || wrong(subject, () => ({ expected: `a string of at most ${maxLength} characters` }))
  );
};

export const ranges: Keyword = (subject) => {
  const { value, schema } = subject;
  if (value.kind !== 'scalar' || !hasType(value, 'number')) return true;
  const number = Number(value.value);
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (exclusiveMinimum === true ? number <= minimum : number < minimum)
    return wrong(subject, () => ({
      expected: exclusiveMinimum === true ? `a number above ${minimum}` : `a number of at least ${minimum}`,
    }));
  if (exclusiveMaximum === true ? number >= maximum : number > maximum)
    return wrong(subject, () => ({
      expected: exclusiveMaximum === true ? `a number below ${maximum}` : `a number of at most ${maximum}`,
    }));
  return (
    multipleOf === undefined ||
    number % multipleOf === 0 ||
    wrong(subject, () => ({ expected: `a multiple of ${multipleOf}` }))
  );
};
