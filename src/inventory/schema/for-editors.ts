/** A schema of JSON Schema draft 7, as far as the inventory's files need it. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

interface Options {
  /** Whether texts at this path may be templates, which become their values later. */
  readonly isRendered: (path: readonly string[]) => boolean;
}

/**
 * A schema of values as a schema of what people write: a template may stand for any single value, and a key with
 * nothing behind it is a key that is not there.
 */
export function forEditors(schema: JsonSchema, options: Options, path: readonly string[] = []): JsonSchema {
  const below = (inner: JsonSchema, key = ''): JsonSchema => forEditors(inner, options, [...path, key]);
  const { properties, items, anyOf, oneOf, additionalProperties, required = [] } = schema;
  const written: JsonSchema = {
    ...schema,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, inner]) => {
              const value = below(inner, key);
              return [key, required.includes(key) ? value : orNothing(value)];
            }),
          ),
        }),
    ...(items === undefined ? {} : { items: below(items) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map((inner) => below(inner)) }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map((inner) => below(inner)) }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: orNothing(below(additionalProperties)) }
      : {}),
  };
  return options.isRendered(path) ? orTemplate(written) : written;
}

function orNothing(schema: JsonSchema): JsonSchema {
  if (Object.keys(schema).every((keyword) => keyword === 'description')) return schema;
  return either(schema, { type: 'null' });
}

/** Any text is right already where nothing is said about it. */
function orTemplate(schema: JsonSchema): JsonSchema {
  const { type, oneOf, pattern } = schema;
  if (oneOf !== undefined) return { ...schema, oneOf: [...oneOf, kindByTemplate] };
  const isNarrow = type === 'integer' || type === 'boolean' || pattern !== undefined || 'enum' in schema;
  return isNarrow ? either(schema, template) : schema;
}

/** isTemplate in ../texts says the same. */
const template: JsonSchema = { type: 'string', pattern: '\\{[{%]|\\{##' };

/** An interface whose kind is known when it is rendered. */
const kindByTemplate: JsonSchema = {
  type: 'object',
  properties: { kind: template },
  required: ['kind', 'name'],
};

/** What helps people stays outside, where editors look for it. */
function either(schema: JsonSchema, other: JsonSchema): JsonSchema {
  const { description, examples, ...rest } = schema;
  const help = {
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
  };
  const { anyOf, ...beside } = rest;
  if (anyOf !== undefined && Object.keys(beside).length === 0) return { ...help, anyOf: [...anyOf, other] };
  if (typeof rest.type === 'string' && other.type === 'null' && !('enum' in rest) && !('const' in rest))
    return { ...help, ...rest, type: [rest.type, 'null'] };
  return { ...help, anyOf: [rest, other] };
}
