import type { ConfigSchema } from '../../cloud-init/schema/json-schema.js';
import type { ReadYaml } from '../../cloud-init/values/read-yaml.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { PlaceOf } from '../../diagnostics/rendered-text.js';
import type { Device } from '../../domain/device.js';
import type { Origin } from '../../domain/origin.js';
import type { Part } from '../../domain/part.js';
import type { VersionRange } from '../../domain/version-range.js';

/** Which of a type's lists a part stands in. */
export type PartList = 'user_data' | 'vendor_data';

/** What is known of the guests that a part is for. */
export interface GuestFacts {
  /** cloud-init's own schema of cloud-configs, where one is at hand. */
  readonly schema?: ConfigSchema;
  /** The versions of cloud-init that the guests have, where somebody said so. */
  readonly cloudInit?: VersionRange;
  /** They have another program than cloud-init. */
  readonly isOther?: boolean;
}

/** What a check knows about a part beside its text. */
export interface PartContext {
  /** Its template, for messages; of an entry of an archive that of the archive. */
  readonly template: string;
  /** Where the part is declared. */
  readonly origin: Origin;
  readonly list: PartList;
  /** The guest fetches it by its URL. */
  readonly isIncluded: boolean;
  readonly device: Pick<Device, 'id' | 'os'>;
  readonly placeOf: PlaceOf;
  /** The text as YAML: read when it is first asked for, once. */
  readonly yaml: () => ReadYaml;
  readonly guest: GuestFacts;
  /** Where a value of the device was written, by its text. */
  readonly originOf?: ((text: string) => Origin | undefined) | undefined;
}

/** Looks at one part as one device gets it. */
export type Check = (part: Part, context: PartContext) => readonly Diagnostic[];

/** A check of the parts of some content types alone. */
export const ofTypes =
  (contentTypes: readonly string[], check: Check): Check =>
  (part, context) =>
    contentTypes.includes(part.contentType) ? check(part, context) : [];
