import * as z from 'zod';
import type { ValueCode } from '../../diagnostics/catalogue/inventory-values.js';
import type { JsonValue } from '../../domain/json.js';
import type { Parsed } from '../../domain/parsed.js';
import { once } from './once.js';

/**
 * The leaves of the schemas. Zod hands on one text with an issue and nothing else of ours, so this text is
 * what the message says is expected; shape/issue-mistake.ts makes the Diagnostic of it.
 */
export function text({ example }: { example: string }): z.ZodString {
  const schema = z.string({ error: `a string, like ${example}` });
  z.globalRegistry.add(schema, { examples: [unquoted(example)] });
  return schema;
}

/**
 * A field that may be left out, and what it is for. Zod's own `describe` makes a copy of the schema; to make hundreds of them is a tenth of
 * what a check of a small fleet takes.
 */
export function may<T extends z.ZodType>(schema: T, description: string): z.ZodOptional<T> {
  const field = schema.optional();
  z.globalRegistry.add(field, { description });
  return field;
}

// Messages show what is written in YAML, editors what it means.
const unquoted = (example: string): unknown => (example.startsWith('"') ? JSON.parse(example) : example);

/** What a failed parser of a value says, as `params` of a custom issue. */
export interface MisfitParams {
  readonly code: ValueCode;
  readonly found: string;
  readonly expected: string;
}

/** A string that one of the domain's parsers reads. */
export const parsedText = <T>(
  parse: (text: string) => Parsed<T>,
  { code, example }: { code: ValueCode; example: string },
) =>
  text({ example }).transform((value, context): T => {
    const parsed = parse(value);
    if (parsed.ok) return parsed.value;
    const params: MisfitParams = { code, found: parsed.found, expected: parsed.expected };
    context.addIssue({ code: 'custom', params: { ...params } });
    return z.NEVER;
  });

/** A whole number, perhaps of something; CSV and rendered strings write it in characters. */
export function integer({ min, max, of }: { min: number; max: number; of?: string }) {
  const error = `a whole number${of === undefined ? '' : ` of ${of}`} from ${min} to ${max}`;
  const number = z.int({ error }).check(z.gte(min, { error }), z.lte(max, { error }));
  return z.union([number, writtenNumber().pipe(number)], { error });
}

const writtenNumber = once(() =>
  z
    .string()
    .regex(/^(?:0|[1-9][0-9]{0,14})$/)
    .transform(Number),
);

/** true or false; CSV and rendered strings write it in characters. */
export const flag = once(() =>
  z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')], {
    error: 'true or false',
  }),
);

export const choice = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });

/** Any value: what comes in was YAML or CSV, and therefore is JSON already. */
export const free = () => z.unknown() as z.ZodType<unknown> as z.ZodType<JsonValue>;

export const listOf = <T extends z.ZodType>(item: T, { of }: { of: string }) =>
  z.array(item, { error: `a list of ${of}` });

/** A mapping of free names to values; a name whose value is null is not there. */
export const mapOf = <T extends z.ZodType>(
  name: z.ZodType<string, string>,
  value: T,
  { of }: { of: string },
) =>
  z
    .record(name, value.optional(), { error: `a mapping of ${of}` })
    .transform((map) => Object.fromEntries(Object.entries(map).filter(([, entry]) => entry !== undefined)));

interface RecordOptions {
  readonly what: string;
  readonly example: string;
  readonly elsewhere?: Readonly<Record<string, string>>;
}

/** What the message about an unknown key needs; travels as the text of zod's issue. */
export interface KnownKeys {
  readonly what: string;
  readonly known: readonly string[];
  /** Keys that belong to something similar, with its name. */
  readonly elsewhere: Readonly<Record<string, string>>;
}

/** A mapping with a fixed set of keys. `what` names it: `a device`; `example` is one as YAML writes it. */
export function record<T extends z.ZodRawShape>(shape: T, { what, example, elsewhere = {} }: RecordOptions) {
  const keys: KnownKeys = { what, known: Object.keys(shape), elsewhere };
  const knownKeys = JSON.stringify(keys);
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? knownKeys : `a mapping, like ${example}`),
  });
}
