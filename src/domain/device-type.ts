import type { Budget } from './budget.js';
import type { NetworkRenderer } from './network-renderer.js';
import type { PartDeclaration } from './part.js';
import type { VersionRange } from './version-range.js';

/** One kind of device: a folder templates/<name>/, with what it inherits. */
export interface DeviceType {
  readonly name: string;
  /** Itself, then what it extends, in the order in which templates are looked up. */
  readonly chain: readonly string[];
  readonly userData: readonly PartDeclaration[];
  readonly vendorData: readonly PartDeclaration[];
  /** The user-data is handed out as one gzip file. */
  readonly gzipUserData: boolean;
  /** The versions of cloud-init that its devices have, where they are not those of the site. */
  readonly cloudInit?: VersionRange;
  /** What writes the network in its devices, where that is not what the site says. */
  readonly networkRenderer?: readonly NetworkRenderer[];
  /** How the cloud-configs of its devices merge, where a part does not say it. */
  readonly mergeType?: string;
  /** How large the user-data of a device may be, where that is not what the site says. */
  readonly budget?: Budget;
}
