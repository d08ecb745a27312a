import type { GuestPath, GuestValue } from '../values/guest-value.js';
import type { JsonSchema } from './json-schema.js';
import { valueWords } from './value-words.js';

/** Where a value is not what the schema says. */
export interface SchemaFinding {
  readonly value: GuestValue;
  /** The key is what is wrong, and not its value. */
  readonly isKey?: true;
  readonly path: GuestPath;
  /** What is to be said of the path: `is the number 420`, `has no key path`. */
  readonly found: string;
  readonly expected: string;
  /** The keys that are missing, or the one that is likely to be meant by a wrong key. */
  readonly wanted?: readonly string[];
  /** How little fits: of several ways in which a value may be right the nearest one is reported. */
  readonly isKind?: true;
}

/** Where a value is what the schema calls deprecated. */
export interface Deprecation {
  readonly value: GuestValue;
  readonly path: GuestPath;
  /** The version of cloud-init, where the schema says it. */
  readonly from?: string;
  readonly description: string;
}

/** What comes of a value and a schema. Of a value with a finding the deprecations are not whole. */
export interface Report {
  readonly findings: SchemaFinding[];
  readonly deprecations: Deprecation[];
}

export const emptyReport = (): Report => ({ findings: [], deprecations: [] });

/** A value that is held against a schema. */
export interface Subject {
  readonly schema: JsonSchema;
  readonly value: GuestValue;
  readonly path: GuestPath;
  /** What is found goes here. Without it only right or wrong is asked, and the first finding is the end. */
  readonly report: Report | undefined;
  readonly validator: SchemaValidator;
}

/** Looks at what a schema has below it; handed down, since schemas hold schemas. */
export interface SchemaValidator {
  readonly isRight: (
    schema: JsonSchema,
    value: GuestValue,
    about?: { readonly path: GuestPath; readonly report: Report | undefined },
  ) => boolean;
  /** A schema with what its reference leads to. */
  readonly resolve: (schema: JsonSchema) => JsonSchema;
}

/** One keyword of a schema: whether a value is right by it. */
export type Keyword = (subject: Subject) => boolean;

/** Reports one finding about the value itself; its words are made where somebody reads them. */
export function wrong(
  { value, path, report }: Pick<Subject, 'value' | 'path' | 'report'>,
  words: () => Partial<SchemaFinding> & Pick<SchemaFinding, 'expected'>,
): false {
  report?.findings.push({ value, path, found: `is ${valueWords(value, path)}`, ...words() });
  return false;
}

/** Whether all are right. Where findings are gathered, none is passed over. */
export function all<Item>(
  items: readonly Item[],
  { report }: Pick<Subject, 'report'>,
  isRight: (item: Item, index: number) => boolean,
): boolean {
  let areRight = true;
  for (let index = 0; index < items.length; index += 1) {
    if (isRight(items[index] as Item, index)) continue;
    if (report === undefined) return false;
    areRight = false;
  }
  return areRight;
}

/** What is below a value, held against a schema. */
export const below = (
  { path, report, validator }: Subject,
  { schema, value, step }: Pick<Subject, 'schema' | 'value'> & { readonly step: string | number },
): boolean =>
  validator.isRight(schema, value, { path: report === undefined ? path : [...path, step], report });
