import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { SecretSource } from '../../domain/secret-source.js';
import type { Signer } from '../../domain/signatures/ssh-signature.js';
import type { Damage } from '../../sinks/verify/damage.js';
import type { DeviceChange } from './device-change.js';
import type { FileChange } from './file-change.js';
import type { InputChanges } from './input-changes.js';

export interface PlanOptions {
  /** The folder that holds devices/ and templates/. */
  readonly root: string;
  readonly out: string;
  readonly version: string;
  /** What `build` with the same glob would change. */
  readonly only?: string;
  readonly strict: boolean;
  /** PATH of the environment: where genisoimage is looked for. */
  readonly searchPath: string;
  /** Opens what the inventory names as secrets. */
  readonly secretsFrom?: SecretSource;
  /** Who will sign the build; left out, what is published tells whose signature is meant. */
  readonly signer?: Signer;
}

/** A device that is on one side alone. */
export interface OtherDevice {
  readonly id: string;
  readonly type: string;
  readonly managementIp?: string;
}

/** What a build would change in the published site. */
export interface PlannedChanges {
  readonly outcome: 'planned';
  readonly diagnostics: readonly Diagnostic[];
  /** The published generation; absent where nothing is published. */
  readonly generation?: number;
  readonly inputs: InputChanges;
  readonly added: readonly OtherDevice[];
  readonly changed: readonly DeviceChange[];
  readonly removed: readonly OtherDevice[];
  /** What is not as it was built, and what a build would mend. */
  readonly damaged: readonly Damage[];
  /** Files that belong to no device: host/, guest/. */
  readonly siteFiles: readonly FileChange[];
}

export type PlanResult =
  | PlannedChanges
  | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[] };
