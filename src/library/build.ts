import * as pipeline from '../pipeline/build/build.js';
import { type CommonOptions, type OutputOptions, withDefaults } from './defaults.js';

export interface BuildOptions extends CommonOptions, OutputOptions {
  /** Build the devices whose id matches this glob only; all others stay as they are published. */
  readonly only?: string;
  /** How many generations stay on the disk, the published one included; default: 2. */
  readonly keep?: number;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Builds the site and publishes it by one rename. With an error in the inputs nothing is written, and `outcome` is
 * `refused`. Throws a LockHeldError where another build is under way.
 */
export const build = (options: BuildOptions = {}): Promise<pipeline.BuildResult> =>
  pipeline.build({ keep: 2, ...withDefaults(options) });
