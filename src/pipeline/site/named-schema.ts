import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NamedSchema } from '../../domain/named-schema.js';
import { sha256 } from '../../domain/sha256.js';
import type { SchemaOptions } from './config-schema.js';

/** The schema that the command line names, else site.yaml; undefined where neither does, or it cannot be read. */
export function namedSchema(
  { cloudInitSchema: path }: { readonly cloudInitSchema?: string },
  { root, options: { cloudInitSchema: option } }: { root: string; options: Partial<SchemaOptions> },
): NamedSchema | undefined {
  const name = option ?? path;
  const digest = name === undefined ? undefined : digestOf(resolve(root, name));
  return name === undefined || digest === undefined
    ? undefined
    : { path: name, sha256: digest, isOption: option !== undefined };
}

/**
 * Whether cloud-configs would be held against the schema that a build had. Asked where site.yaml is the same as then, so it names
 * the same file, and the build without changes need not read YAML.
 */
export function isSameSchema(
  { schema: before }: { readonly schema?: NamedSchema },
  { root, ...options }: Partial<SchemaOptions> & { root: string },
): boolean {
  const ofSite = before === undefined || before.isOption ? {} : { cloudInitSchema: before.path };
  const now = namedSchema(ofSite, { root, options });
  return before?.path === now?.path && before?.sha256 === now?.sha256 && before?.isOption === now?.isOption;
}

function digestOf(file: string): string | undefined {
  try {
    return sha256(readFileSync(file));
  } catch {
    // That it cannot be read is said when it is looked at.
    return undefined;
  }
}
