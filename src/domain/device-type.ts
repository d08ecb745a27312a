import type { PartDeclaration } from './part.js';

/** One kind of device: a folder templates/<name>/, with what it inherits. */
export interface DeviceType {
  readonly name: string;
  /** Itself, then what it extends, in the order in which templates are looked up. */
  readonly chain: readonly string[];
  readonly userData: readonly PartDeclaration[];
  readonly vendorData: readonly PartDeclaration[];
  /** The user-data is handed out as one gzip file. */
  readonly gzipUserData: boolean;
}
