import type { FileOwner } from '../../cloud-init/files/owner.js';
import type { Place } from '../../diagnostics/catalogue/part-message.js';
import type { PartList } from '../parts/check.js';

/** What the parts of a seed say of one another: each part by itself may be right. */
export type PartFacts = ConfigFacts | UnreadFacts;

/** A part of which only the guest knows what it says: a jinja template, a patch, what lies behind a URL. */
export interface UnreadFacts {
  readonly kind: 'unread';
  /** What can be known of it: empty where it may say anything. */
  readonly text: string;
}

/** A value of a part, with what a message about it needs. */
export interface Found {
  readonly filename: string;
  /** Its keys from the top: `users.0.passwd`. */
  readonly path: string;
  readonly place: Place;
}

/** What one cloud-config says that matters to others. */
export interface ConfigFacts {
  readonly kind: 'config';
  readonly list: PartList;
  /** The cloud-config for the installed system, in an autoinstall. */
  readonly isTarget: boolean;
  /** Where the key `users` stands. */
  readonly hasUsers?: Found;
  readonly users: readonly UserFacts[];
  readonly groups: readonly string[];
  readonly packages: readonly string[];
  /** Files that are written before there are users. */
  readonly earlyFiles: readonly EarlyFile[];
  /** What is meant for the default user. */
  readonly forDefault: readonly (Found & { readonly isKeys: boolean })[];
  /** Whose passwords chpasswd sets. */
  readonly chpasswd: readonly (Found & { readonly name: string })[];
  /** Undefined where it is not said. */
  readonly disablesRoot?: boolean;
  readonly autoinstall?: AutoinstallFacts;
  /** Keys that act in the system that reads them, by name. */
  readonly acting: readonly Found[];
}

export interface UserFacts {
  readonly name: string;
  /** It brings keys of its own. */
  readonly hasKeys: boolean;
  readonly home: string | undefined;
  /** A hash that the lock makes useless. */
  readonly lockedHash?: Found;
}

export interface EarlyFile extends Found {
  /** Where it is to stand in the guest. */
  readonly target: string;
  readonly owner?: FileOwner;
}

export interface AutoinstallFacts {
  /** Public keys for the installed system. */
  readonly hasKeys: boolean;
  readonly hasIdentity: boolean;
}
