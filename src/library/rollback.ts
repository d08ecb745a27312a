import { type RolledBack, rollback as rollBack } from '../pipeline/build/rollback.js';
import { type OutputOptions, withDefaults } from './defaults.js';

export interface RollbackOptions extends OutputOptions {
  readonly root?: string;
  /** The generation to publish; default: the newest that is older than the current one. */
  readonly generation?: number;
}

/** Publishes an older generation again. */
export const rollback = (options: RollbackOptions = {}): Promise<RolledBack> =>
  rollBack(withDefaults(options));
