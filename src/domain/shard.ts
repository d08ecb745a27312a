import { sha256 } from './sha256.js';

/** One of `count` parts of a fleet; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/4`; undefined where it is none, or the second of one. */
export function parseShard(text: string): Shard | undefined {
  const [, index, count] = /^([1-9][0-9]{0,3})\/([1-9][0-9]{0,3})$/.exec(text) ?? [];
  if (index === undefined || Number(index) > Number(count)) return undefined;
  return { index: Number(index), count: Number(count) };
}

export const shardText = ({ index, count }: Shard): string => `${index}/${count}`;

/** The part that a device belongs to: by its id, so that no other device moves when one comes or goes. */
export const shardIndexOf = (id: string, { count }: Pick<Shard, 'count'>): number =>
  (Number.parseInt(sha256(id).slice(0, 12), 16) % count) + 1;
