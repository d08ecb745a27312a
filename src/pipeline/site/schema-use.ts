import { guestFacts } from '../../checks/guest-facts.js';
import type { VersionRange } from '../../domain/version-range.js';
import type { FoundSchema } from './config-schema.js';

/** The schema of cloud-init that a look at cloud-configs had, for whoever reads what it found. */
export type SchemaUse =
  | { readonly file: string; readonly version?: string; readonly isUsed: boolean }
  /** None is installed here, and none is named. */
  | { readonly file?: undefined; readonly isUsed: false };

/** `ranges` are the versions of cloud-init of all guests; one that has a schema of its own is judged by no other. */
export function schemaUse(
  schema: FoundSchema | undefined,
  ranges: readonly (VersionRange | undefined)[],
): SchemaUse {
  if (schema === undefined) return { isUsed: false };
  const { file, version } = schema;
  const isUsed = ranges.some((range) => guestFacts(range, schema).schema !== undefined);
  return { file, ...(version === undefined ? {} : { version }), isUsed };
}
