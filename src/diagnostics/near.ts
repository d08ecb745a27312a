import { nearestNames } from './nearest.js';

/** What a message says of the known names that are nearest to a wrong one. */
export interface Near {
  readonly nearest?: string;
  readonly alsoNear?: readonly string[];
}

/** All that are equally near, for names of which people have many alike: devices, keys. */
export function near(name: string, known: Iterable<string>): Near {
  const [nearest, ...alsoNear] = nearestNames(name, known);
  if (nearest === undefined) return {};
  return alsoNear.length === 0 ? { nearest } : { nearest, alsoNear };
}
