import { z } from 'zod';

export type Shape = Readonly<Record<string, z.ZodType>>;

/** The shapes of all mappings with fixed keys that a value of this schema may hold, itself among them. */
export function objectsIn(schema: z.ZodType): readonly Shape[] {
  const inner = innerOf(schema).flatMap(objectsIn);
  return schema instanceof z.ZodObject ? [schema.shape, ...inner] : inner;
}

/** The schemas that a schema is made of. */
function innerOf(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodObject) return Object.values(schema.shape);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodLazy) return [schema.unwrap() as z.ZodType];
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  if (schema instanceof z.ZodUnion) return schema.options as readonly z.ZodType[];
  if (schema instanceof z.ZodRecord) return [schema.keyType as z.ZodType, schema.valueType as z.ZodType];
  if (schema instanceof z.ZodPipe) return [schema.in as z.ZodType, schema.out as z.ZodType];
  return leaf(schema);
}

const leaves = ['string', 'number', 'int', 'boolean', 'enum', 'literal', 'unknown', 'transform'];

/** A kind of schema that nobody has thought of must not hide fields. */
function leaf(schema: z.ZodType): readonly z.ZodType[] {
  if (leaves.includes(schema.def.type)) return [];
  throw new Error(`a schema of kind ${schema.def.type}: say in test/docs/reference/shapes.ts what is in it`);
}

/** The part of JSON Schema that says what kind of value a field has. */
interface Kind {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Kind[];
  readonly oneOf?: readonly Kind[];
  readonly items?: Kind;
  readonly properties?: Readonly<Record<string, Kind>>;
  readonly additionalProperties?: boolean | Kind;
}

/** A type in words; `linkTo` gives the link of a mapping with these keys. */
export function typeWords(
  schema: z.ZodType,
  linkTo: (keys: readonly string[]) => string | undefined,
): string {
  return words(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as Kind);

  function words(kind: Kind): string {
    const { anyOf, oneOf, items, properties, additionalProperties } = kind;
    const linked = properties === undefined ? undefined : linkTo(Object.keys(properties));
    if (oneOf !== undefined) return linkTo(Object.keys(oneOf[0]?.properties ?? {})) ?? 'mapping';
    if (anyOf !== undefined) return either(anyOf);
    if (kind.enum !== undefined) return kind.enum.map((each) => `\`${each}\``).join(', ');
    if (kind.const !== undefined) return `\`${kind.const}\``;
    if (items !== undefined) return `list of ${plural(words(items))}`;
    if (properties !== undefined) return linked ?? 'mapping';
    if (typeof additionalProperties === 'object')
      return `mapping of names to ${plural(words(additionalProperties))}`;
    if (kind.type === 'integer') return kind.minimum === Number.MIN_SAFE_INTEGER ? 'number' : range(kind);
    if (kind.type === 'boolean') return '`true`, `false`';
    return kind.type ?? 'any value';
  }

  /** Numbers and booleans may be written as strings, which CSV needs; that is said once and not in every row. */
  function either(options: readonly Kind[]): string {
    const strict = options.filter(({ type }) => type === 'integer' || type === 'boolean');
    const written = (kind: Kind): boolean =>
      strict.length > 0 && (kind.pattern !== undefined || kind.enum?.[0] === 'true');
    // A word that YAML reads as a number stands among the words already.
    const among = (kind: Kind): boolean => options.some(({ enum: all }) => all?.includes(String(kind.const)));
    const told = options.filter((kind) => !written(kind) && !among(kind));
    return [...new Set(told.map(words))].join(', or ');
  }
}

const range = ({ minimum, maximum }: Kind): string => `number, ${minimum} to ${maximum}`;

const plural = (words: string): string =>
  words === 'any value' ? 'any values' : words.replace(/^(string|mapping|number)\b/, '$1s');
