import type { GuestMap, GuestPath, GuestValue } from '../values/guest-value.js';
import { type ConfigSchema, type JsonSchema, referenced } from './json-schema.js';
import { keywords } from './keywords.js';

/** Where a value is not what the schema says, or is what it calls deprecated. */
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

export interface Deprecation {
  readonly value: GuestValue;
  readonly path: GuestPath;
  /** The version of cloud-init, where the schema says it. */
  readonly from?: string;
  readonly description: string;
}

/** What comes of a value and a schema. Of a value with a finding the deprecations are not whole. */
export interface Verdict {
  /** The values of which more than their kind was looked at. */
  readonly inspected?: ReadonlySet<GuestValue>;
  readonly findings: readonly SchemaFinding[];
  readonly deprecations: readonly Deprecation[];
}

/**
 * Holds a cloud-config against a schema, as cloud-init's own validator does: JSON schema draft 4, bytes are texts,
 * and what is deprecated is right. Source: cloudinit/config/schema.py get_jsonschema_validator.
 */
export function validate(config: GuestMap, { root }: ConfigSchema): Verdict {
  const known = verdicts.get(config);
  if (known?.root === root) return known.verdict;
  const validator = new Validator(root);
  const verdict = { ...validator.verdict(root, config, []), inspected: validator.inspected };
  verdicts.set(config, { root, verdict });
  return verdict;
}

// Several checks ask for the verdict about one config.
const verdicts = new WeakMap<GuestMap, { readonly root: JsonSchema; readonly verdict: Verdict }>();

export class Validator {
  /** The values of which a keyword looked at more than their kind. */
  readonly inspected = new Set<GuestValue>();
  readonly #root: JsonSchema;

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  verdict(schema: JsonSchema, value: GuestValue, path: GuestPath): Verdict {
    const findings: SchemaFinding[] = [];
    const deprecations = [...deprecationOf(schema, value, path)];
    const add = (verdict: Verdict): void => {
      findings.push(...verdict.findings);
      deprecations.push(...verdict.deprecations);
    };
    if (schema.$ref !== undefined) {
      const target = referenced(this.#root, schema.$ref);
      if (target !== undefined) add(this.verdict(target, value, path));
    }
    for (const keyword of keywords) add(keyword({ schema, value, path, validator: this }));
    return { findings, deprecations };
  }

  isRight(schema: JsonSchema, value: GuestValue): boolean {
    return this.verdict(schema, value, []).findings.length === 0;
  }

  /** A schema with what its reference leads to. */
  readonly resolve = (schema: JsonSchema): JsonSchema => {
    if (schema.$ref === undefined) return schema;
    const { $ref, ...own } = schema;
    return { ...referenced(this.#root, $ref), ...own };
  };
}

function deprecationOf(schema: JsonSchema, value: GuestValue, path: GuestPath): readonly Deprecation[] {
  const { deprecated, changed, description = '' } = schema;
  // Before 23.1 the schema said it in the description alone, beside the flag.
  if (deprecated === true) {
    const { deprecated_version: from, deprecated_description: text = description } = schema;
    return [{ value, path, description: text, ...(from === undefined ? {} : { from }) }];
  }
  if (changed !== true) return [];
  const { changed_version: from, changed_description: text = description } = schema;
  return /deprecated/.test(text)
    ? [{ value, path, description: text, ...(from === undefined ? {} : { from }) }]
    : [];
}
