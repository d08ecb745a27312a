/** A JSON schema of draft 4, with the annotations of cloud-init's own. Source: config/schemas/, config/schema.py. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependencies?: Readonly<Record<string, readonly string[] | JsonSchema>>;
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly additionalItems?: boolean | JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly deprecated_version?: string;
  readonly deprecated_description?: string;
  /** A value that changed its meaning: what was taken before is deprecated. */
  readonly changed?: boolean;
  readonly changed_version?: string;
  readonly changed_description?: string;
}

/** A schema as a whole: what its references lead to is in it. */
export interface ConfigSchema {
  readonly root: JsonSchema;
  /** The version of the cloud-init that it came with, where it is known. */
  readonly version?: string;
}

/** The schema behind a `$ref` of the same file; undefined where it leads nowhere. */
export function referenced(root: JsonSchema, ref: string): JsonSchema | undefined {
  if (!ref.startsWith('#')) return undefined;
  let found: unknown = root;
  for (const word of ref.slice(1).split('/').slice(1)) {
    const key = decodeURIComponent(word).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found as JsonSchema | undefined;
}

/** The keys that a schema names at its top, in whatever of its parts. */
export function topKeys(root: JsonSchema): ReadonlySet<string> {
  const found = known.get(root) ?? new Set(keysOf(root));
  known.set(root, found);
  return found;
}

// Each device asks.
const known = new WeakMap<JsonSchema, ReadonlySet<string>>();

function keysOf(root: JsonSchema): readonly string[] {
  const branches = (root.allOf ?? []).map(({ $ref, ...own }) =>
    $ref === undefined ? own : referenced(root, $ref),
  );
  return [root, ...branches].flatMap((branch) => Object.keys(branch?.properties ?? {}));
}
