import * as pipeline from '../pipeline/plan/plan.js';
import { type CommonOptions, type OutputOptions, withDefaults } from './defaults.js';

export interface PlanOptions extends CommonOptions, OutputOptions {
  /** What a build of the devices whose id matches this glob would change. */
  readonly only?: string;
}

/** Compares what a build would publish with what is published, and writes nothing. */
export const plan = (options: PlanOptions = {}): Promise<pipeline.PlanResult> =>
  pipeline.plan(withDefaults(options));
