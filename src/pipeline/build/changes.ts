import type { Manifest } from '../../domain/manifest.js';

/** Which devices a build added, changed and removed against what was published before. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export function changesBetween(before: Manifest['devices'], after: Manifest['devices']): Changes {
  const ids = Object.keys(after);
  return {
    added: ids.filter((id) => before[id] === undefined),
    changed: ids.filter((id) => before[id] !== undefined && before[id].digest !== after[id]?.digest),
    removed: Object.keys(before).filter((id) => after[id] === undefined),
  };
}
