import type { Origin } from '../../../domain/origin.js';
import type { SourceScalar } from '../../../domain/source-node.js';

/** Where a value begins. */
export type PlainPlace = Origin;

export const quotedScalar = (value: string, origin: PlainPlace): SourceScalar => ({
  kind: 'scalar',
  value,
  source: value,
  origin,
});

/** A value without quotes; undefined where it may be none, or no plain one. */
export function scalarOf(source: string, origin: PlainPlace): SourceScalar | undefined {
  if (!begins.test(source) || endsKey.test(source)) return undefined;
  if (source.length > 5 || /^[-+.\d]/.test(source)) {
    if (/^(?:0|[1-9]\d{0,14})$/.test(source))
      return { kind: 'scalar', value: Number(source), source, origin };
    // Other numbers are rare.
    if (mayBeNumber.test(source)) return undefined;
    return { kind: 'scalar', value: source, source, origin };
  }
  return {
    kind: 'scalar',
    value: words.has(source) ? (words.get(source) as null | boolean) : source,
    source,
    origin,
  };
}

/** Signs that mean something to YAML begin no plain value; a dash or a dot does where more follows. */
const begins = /^(?:[A-Za-z0-9_/+$(=^<]|[-.][A-Za-z0-9_/])/;
/** What makes a key of the text before it. */
const endsKey = /:(?: |$)/;

/** Digits and all that stands in numbers of YAML 1.2, in any order; an address has too many dots. */
const mayBeNumber = /^(?!.*\..*\.)[-+.\da-fA-FoOxX_]*$|^[-+]?\.(?:inf|nan)$/i;

/** The words of the core schema: https://yaml.org/spec/1.2.2/#103-core-schema */
const words: ReadonlyMap<string, null | boolean> = new Map<string, null | boolean>([
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
