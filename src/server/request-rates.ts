import { performance } from 'node:perf_hooks';
import type { Limits } from './limits.js';

/** Counts a request of an address; false where the address has asked more often than it may. */
export type RequestRates = (peer: string) => boolean;

/** Full buckets that leak, one an address, as nginx counts with `limit_req`. */
export function requestRates(
  { requestsPerSecond, burst }: Pick<Limits, 'requestsPerSecond' | 'burst'>,
  { now = () => performance.now() }: { now?: () => number } = {},
): RequestRates {
  const buckets = new Map<string, { level: number; at: number }>();
  const levelAt = ({ level, at }: { level: number; at: number }, time: number): number =>
    Math.max(0, level - ((time - at) / 1000) * requestsPerSecond);
  return (peer) => {
    const at = now();
    const bucket = buckets.get(peer);
    const level = bucket === undefined ? 0 : levelAt(bucket, at);
    if (level + 1 > burst) return false;
    buckets.set(peer, { level: level + 1, at });
    if (buckets.size > mostAddresses)
      for (const [key, entry] of buckets) if (levelAt(entry, at) === 0) buckets.delete(key);
    return true;
  };
}

/** More than a fleet has; an empty bucket is as good as none. */
const mostAddresses = 10_000;
