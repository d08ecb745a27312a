import * as pipeline from '../pipeline/explain/explain.js';
import { type CommonOptions, withDefaults } from './defaults.js';

export interface ExplainOptions extends Pick<CommonOptions, 'root'> {
  /** Id of the device. */
  readonly device: string;
  /** Dotted: `interfaces.0.mac`; all values of the device where it is absent. */
  readonly key?: string;
}

/** Tells where the values of a device come from, and what they overrode. */
export const explain = (options: ExplainOptions): Promise<pipeline.Explained> =>
  pipeline.explain(withDefaults(options));
