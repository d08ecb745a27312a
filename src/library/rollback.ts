import { type RolledBack, rollback as rollBack } from '../pipeline/build/rollback.js';
import { type OutputOptions, withDefaults } from './defaults.js';

export interface RollbackOptions extends OutputOptions {
  readonly root?: string;
  /** The generation to publish; default: the last that was published before and not rolled back from. */
  readonly generation?: number;
}

/** Publishes an older generation again. */
export const rollback = (options: RollbackOptions = {}): Promise<RolledBack> =>
  rollBack(withDefaults(options));
