import type { ConfigSchema } from '../cloud-init/schema/json-schema.js';
import { holds, parseVersion, type VersionRange } from '../domain/version-range.js';
import type { GuestFacts } from './parts/check.js';

/**
 * What is known of guests; the schema of a cloud-init that none of them has says nothing about them. `isOther`: they have
 * none at all.
 */
export function guestFacts(
  cloudInit: VersionRange | undefined,
  schema: ConfigSchema | undefined,
  { isOther = false }: { isOther?: boolean } = {},
): GuestFacts {
  if (isOther) return { isOther };
  const version = schema?.version === undefined ? undefined : parseVersion(schema.version);
  const isForeign = cloudInit !== undefined && version !== undefined && !holds(cloudInit, version);
  return {
    ...(cloudInit === undefined ? {} : { cloudInit }),
    ...(schema === undefined || isForeign ? {} : { schema }),
  };
}
