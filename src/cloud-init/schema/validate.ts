import type { GuestMap, GuestPath, GuestValue } from '../values/guest-value.js';
import { type ConfigSchema, type JsonSchema, referenced } from './json-schema.js';
import { keywordsOf } from './keywords.js';
import {
  type Deprecation,
  emptyReport,
  type Report,
  type SchemaFinding,
  type SchemaValidator,
} from './subject.js';

export type { SchemaFinding } from './subject.js';

/**
 * What is wrong with a cloud-config by a schema, as cloud-init's own validator sees it: JSON schema draft 4, bytes are
 * strings, and what is deprecated is right. Source: cloudinit/config/schema.py get_jsonschema_validator.
 */
export const schemaFindings = (config: GuestMap, { root }: ConfigSchema): readonly SchemaFinding[] =>
  // Most configs are right, which is seen in half the time.
  validatorOf(root).isRight(root, config) ? [] : reportOf(config, root).findings;

/** What a schema calls deprecated in a cloud-config. Where there are findings, some of it may be missing. */
export const schemaDeprecations = (config: GuestMap, { root }: ConfigSchema): readonly Deprecation[] =>
  reportOf(config, root).deprecations;

function reportOf(config: GuestMap, root: JsonSchema): Report {
  const report = emptyReport();
  validatorOf(root).isRight(root, config, { path: [], report });
  return report;
}

const validators = new WeakMap<JsonSchema, SchemaValidator>();

function validatorOf(root: JsonSchema): SchemaValidator {
  const validator = validators.get(root) ?? new Validator(root);
  validators.set(root, validator);
  return validator;
}

class Validator implements SchemaValidator {
  readonly #root: JsonSchema;
  readonly #targets = new Map<string, JsonSchema | undefined>();

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  isRight(
    schema: JsonSchema,
    value: GuestValue,
    { path, report }: { path: GuestPath; report: Report | undefined } = nobody,
  ): boolean {
    if (report !== undefined && (schema.deprecated === true || schema.changed === true))
      report.deprecations.push(...deprecationOf(schema, value, path));
    const target = schema.$ref === undefined ? undefined : this.#target(schema.$ref);
    const isTargetRight = target === undefined || this.isRight(target, value, { path, report });
    if (!isTargetRight && report === undefined) return false;
    const subject = { schema, value, path, report, validator: this };
    let isRight = isTargetRight;
    for (const keyword of keywordsOf(schema)) {
      if (keyword(subject)) continue;
      if (report === undefined) return false;
      isRight = false;
    }
    return isRight;
  }

  readonly resolve = (schema: JsonSchema): JsonSchema => {
    if (schema.$ref === undefined) return schema;
    const { $ref, ...own } = schema;
    return { ...this.#target($ref), ...own };
  };

  #target(ref: string): JsonSchema | undefined {
    if (!this.#targets.has(ref)) this.#targets.set(ref, referenced(this.#root, ref));
    return this.#targets.get(ref);
  }
}

const nobody: { readonly path: GuestPath; readonly report: undefined } = { path: [], report: undefined };

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
