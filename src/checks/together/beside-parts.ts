import type { Position } from '../../diagnostics/diagnostic.js';
import type { VersionRange } from '../../domain/version-range.js';

/** What a device has beside its parts; a file of user-data has none of it. */
export interface BesideParts {
  readonly device: string;
  readonly cloudInit?: VersionRange | undefined;
  /** Where its public keys and its files are written down; absent where it has none. */
  readonly publicKeys?: Position | undefined;
  readonly files?: Position | undefined;
}
