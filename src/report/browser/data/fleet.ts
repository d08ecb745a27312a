import type { DeviceDetails } from '../../data/device-details.js';
import type { DeviceNetwork } from '../../data/network.js';
import { type PackedRow, type Row, unpackRow } from '../../data/row.js';
import { detailsPath, type ShardData, type SiteData, shardPaths } from '../../data/site-data.js';
import { loadData } from './load.js';

/** The devices of the report, as far as they are loaded. */
export interface Fleet {
  readonly site: SiteData;
  /** Sorted by id; a new list whenever there are more. */
  rows(): readonly Row[];
  isComplete(): boolean;
  /** Loads all rows that are not there yet; `onMore` hears of each shard. Rejects where one cannot be loaded. */
  loadRows(onMore: () => void): Promise<void>;
  /** The row of a device; undefined where there is none. */
  rowOf(id: string): Promise<Row | undefined>;
  networkOf(id: string): Promise<DeviceNetwork | undefined>;
  /** Undefined where the report does not hold them. */
  detailsOf(id: string): Promise<DeviceDetails | undefined>;
}

export function openFleet(site: SiteData): Fleet {
  const shards = new Map<string, readonly Row[]>();
  let rows: readonly Row[] | undefined;
  const load = async (shard: ShardData): Promise<readonly Row[]> => {
    const { name } = shard;
    const known = shards.get(name);
    if (known !== undefined) return known;
    const packed = await loadData<readonly PackedRow[]>(shardPaths(name).rows, { kind: 'rows', name });
    const own = packed.map(unpackRow);
    shards.set(name, own);
    rows = undefined;
    return own;
  };
  const networkOf = async (id: string): Promise<DeviceNetwork | undefined> => {
    const name = shardOf(site, id)?.name;
    if (name === undefined) return undefined;
    const path = shardPaths(name).networks;
    const all = await loadData<readonly (readonly [string, DeviceNetwork])[]>(path, {
      kind: 'networks',
      name,
    });
    return all.find(([own]) => own === id)?.[1];
  };
  return {
    site,
    rows() {
      rows ??= site.shards.flatMap(({ name }) => shards.get(name) ?? []);
      return rows;
    },
    isComplete: () => shards.size === site.shards.length,
    async loadRows(onMore) {
      const waiting = site.shards.filter(({ name }) => !shards.has(name));
      // The first one alone, so that something is there at once.
      for (let at = 0; at < waiting.length; at += at === 0 ? 1 : atOnce) {
        await Promise.all(waiting.slice(at, at === 0 ? 1 : at + atOnce).map(load));
        onMore();
      }
    },
    async rowOf(id) {
      const shard = shardOf(site, id);
      return shard && (await load(shard)).find((row) => row.id === id);
    },
    networkOf,
    async detailsOf(id) {
      const key = (await networkOf(id))?.details;
      return key === undefined
        ? undefined
        : loadData<DeviceDetails>(detailsPath(key), { kind: 'details', name: id });
    },
  };
}

const atOnce = 16;

const shardOf = ({ shards }: SiteData, id: string): ShardData | undefined =>
  shards.find(({ first, last }) => first <= id && id <= last);
