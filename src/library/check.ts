import * as pipeline from '../pipeline/check/check.js';
import { type CommonOptions, withDefaults } from './defaults.js';

export type CheckOptions = CommonOptions;

export type CheckResult = Awaited<ReturnType<typeof pipeline.check>>;

/** Does all of a build that can find an error, for every device, and writes nothing. */
export const check = (options: CheckOptions = {}): Promise<CheckResult> =>
  pipeline.check(withDefaults(options));
