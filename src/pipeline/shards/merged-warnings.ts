import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../../diagnostics/sort.js';

/** Warnings that name the largest of the devices that were rendered, of which a shard saw some only. */
export const isCountedHere = ({ code }: Pick<Diagnostic, 'code'>): boolean =>
  code === 'over-budget' || code === 'guestinfo-limit';

/**
 * What the shards of one build warned of, as that build would have said it. What they found in the inventory, all of them found; what they
 * found in devices they found in their own, in the order of the ids.
 */
export function mergedWarnings(ofShards: readonly (readonly Diagnostic[])[]): readonly Diagnostic[] {
  const all = ofShards.flat();
  // What was found is told of the first device.
  const byFirst = [...all].sort((a, b) => compare(a.devices?.[0] ?? '', b.devices?.[0] ?? ''));
  const listed = new Set(all.map(({ devices }) => JSON.stringify(devices)));
  return sortDiagnostics(byFirst).map((warning) =>
    warning.devices === undefined || listed.has(JSON.stringify(warning.devices))
      ? warning
      : { ...warning, devices: [...warning.devices].sort(compare) },
  );
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
