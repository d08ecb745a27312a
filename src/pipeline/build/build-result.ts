import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { SecretSource } from '../../domain/secret-source.js';
import type { Signer } from '../../domain/signatures/ssh-signature.js';
import type { Obstacle } from '../../sinks/readable-by.js';
import type { Damage } from '../../sinks/verify/damage.js';
import type { SchemaOptions } from '../site/config-schema.js';
import type { SchemaUse } from '../site/schema-use.js';
import type { LinesOf } from '../site/shown.js';
import type { Changes } from './changes.js';
import type { PublishedSite } from './published-site.js';

export interface BuildOptions extends SchemaOptions {
  /** The folder that holds devices/ and templates/. */
  readonly root: string;
  readonly out: string;
  /** Version of seedpress: another one may write other bytes. */
  readonly version: string;
  /** Build the devices whose id matches this glob alone; all others stay as they are published. */
  readonly only?: string;
  /** Warnings count as errors. */
  readonly strict: boolean;
  /** How many generations stay on the disk, the published one included; 1 or more. */
  readonly keep: number;
  /** Read all that is published, byte for byte, and build again what is damaged; otherwise what was touched is read. */
  readonly verify?: boolean;
  /** How many image writers, or readers of scripts, may run at once. */
  readonly jobs: number;
  /** PATH of the environment: where genisoimage, shells and Python are looked for. */
  readonly searchPath: string;
  /** Signs what is published. */
  readonly signer?: Signer;
  readonly onProgress?: (progress: { done: number; total: number }) => void;
  /** Opens what the inventory names as secrets. */
  readonly secretsFrom?: SecretSource;
}

export type BuildResult =
  | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[]; readonly linesOf?: LinesOf }
  | {
      readonly outcome: 'unchanged';
      readonly diagnostics: readonly Diagnostic[];
      readonly published: PublishedSite;
      readonly leftBehind?: string;
    }
  | {
      readonly outcome: 'published';
      readonly diagnostics: readonly Diagnostic[];
      readonly linesOf?: LinesOf;
      readonly published: PublishedSite;
      readonly generation: number;
      readonly changes: Changes;
      /** How many devices were rendered and written; the others were in the store. */
      readonly written: number;
      /** The schema of cloud-init that cloud-configs were checked with. */
      readonly schema?: SchemaUse;
      /** What keeps this machine's web server from reading the site. */
      readonly obstacle?: Obstacle & { readonly webServer: string };
      /** What was published before was signed, and this is not. */
      readonly isUnsigned?: true;
      /** What was not as it was built, and is again. */
      readonly mended: readonly Damage[];
      /** Why a power cut may take the publication back, as the system says it. */
      readonly notFlushed?: string;
      /** Why something of older builds is still there, as the system says it; the next build tries again. */
      readonly leftBehind?: string;
    };
