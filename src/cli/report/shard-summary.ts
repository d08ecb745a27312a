import type { BuiltShard, RefusedShard } from '../../pipeline/shards/build-shard.js';
import { diagnosticJson } from './formats/json.js';
import { placeOf } from './next-command.js';
import { plural } from './numbers.js';

/** What the build of a shard did, for a person. */
export function shardSummary(
  { shard: { index, count }, folder, devices, written }: BuiltShard,
  { cwd, elapsedMs }: { cwd: string; elapsedMs: number },
): string {
  const held = `${plural(devices, 'device')}, ${written} of them written`;
  return `seedpress: shard ${index}/${count} in ${placeOf(folder, cwd)}: ${held}, in ${(elapsedMs / 1000).toFixed(2)} s\n`;
}

/** The same for scripts. */
export function shardJson(result: BuiltShard | RefusedShard): string {
  const diagnostics = result.diagnostics.map(diagnosticJson);
  if (result.outcome === 'refused')
    return `${JSON.stringify({ outcome: 'refused', diagnostics }, null, 2)}\n`;
  const { outcome, shard, folder, devices, written } = result;
  const { index, count } = shard;
  return `${JSON.stringify({ outcome, shard: index, shards: count, folder, devices, written, diagnostics }, null, 2)}\n`;
}
