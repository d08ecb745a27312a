import type { GuestValue } from '../values/guest-value.js';
import { fine, isSame, wrong } from './finding.js';
import type { Keyword } from './keywords.js';
import { schemaWords } from './value-words.js';

export const types: Keyword = (subject) => {
  const { type } = subject.schema;
  if (type === undefined || [type].flat().some((name) => hasType(subject.value, name))) return fine;
  return wrong(
    subject,
    schemaWords({ ...subject.schema, enum: undefined } as never, subject.validator.resolve),
    {
      isKind: true,
    },
  );
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
  const { enum: values } = subject.schema;
  if (values === undefined) return fine;
  subject.validator.inspected.add(subject.value);
  if (values.some((json) => isSame(subject.value, json))) return fine;
  return wrong(subject, schemaWords({ enum: values }, subject.validator.resolve));
};

export const pattern: Keyword = (subject) => {
  const { value, schema } = subject;
  if (schema.pattern === undefined || value.kind !== 'scalar') return fine;
  subject.validator.inspected.add(value);
  // Python's patterns fail on bytes, and cloud-init with them.
  if (value.value instanceof Uint8Array) return wrong(subject, 'a text without !!binary');
  if (typeof value.value !== 'string') return fine;
  const expression = expressionOf(schema.pattern);
  return expression === undefined || expression.test(value.value)
    ? fine
    : wrong(subject, `a text that matches ${schema.pattern}`);
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

/** Dates alone: for all other formats Python's jsonschema wants packages that cloud-init does not bring. */
export const format: Keyword = (subject) => {
  const { value, schema } = subject;
  if (schema.format !== 'date' || value.kind !== 'scalar' || typeof value.value !== 'string') return fine;
  subject.validator.inspected.add(value);
  return isDate(value.value) ? fine : wrong(subject, 'a date in quotes, like "2032-09-01"');
};

function isDate(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text.startsWith('0000')) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

export const textLengths: Keyword = (subject) => {
  const { value, schema } = subject;
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return fine;
  if (schema.minLength === undefined && schema.maxLength === undefined) return fine;
  subject.validator.inspected.add(value);
  const length = [...value.value].length;
  if (schema.minLength !== undefined && length < schema.minLength)
    return wrong(subject, `a text of at least ${schema.minLength} characters`);
  if (schema.maxLength !== undefined && length > schema.maxLength)
    return wrong(subject, `a text of at most ${schema.maxLength} characters`);
  return fine;
};

export const ranges: Keyword = (subject) => {
  const { value, schema } = subject;
  if (value.kind !== 'scalar' || !hasType(value, 'number')) return fine;
  const number = Number(value.value);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && (exclusiveMinimum === true ? number <= minimum : number < minimum))
    return wrong(subject, `a number ${exclusiveMinimum === true ? 'above' : 'from'} ${minimum} on`);
  if (maximum !== undefined && (exclusiveMaximum === true ? number >= maximum : number > maximum))
    return wrong(subject, `a number ${exclusiveMaximum === true ? 'below' : 'up to'} ${maximum}`);
  return multipleOf === undefined || number % multipleOf === 0
    ? fine
    : wrong(subject, `a multiple of ${multipleOf}`);
};
