import type { JsonValue } from '../domain/json.js';
import type { Seed } from '../domain/seed.js';

/** Facts for which clients have names of their own; they come from metadata, under either spelling. */
export interface Placement {
  readonly zone?: JsonValue;
  /** The number of a machine among those that were started together. */
  readonly launchIndex?: JsonValue;
}

export function placementOf({ metaData }: Pick<Seed, 'metaData'>): Placement {
  const zone = metaData['availability-zone'] ?? metaData.availability_zone;
  const launchIndex = metaData['launch-index'] ?? metaData.launch_index;
  return { ...(zone === undefined ? {} : { zone }), ...(launchIndex === undefined ? {} : { launchIndex }) };
}
