import type { Builds } from './builds.js';
import { deviceAt } from './place-of.js';
import type { Others, Reads, Tally } from './tally.js';

/** What a device read out of one folder of the store. */
export interface DeviceReads {
  /** Undefined where the server's log does not tell. */
  readonly digest: string | undefined;
  readonly reads: Reads;
}

/** All that one device did. */
export interface DeviceActivity {
  readonly reads: DeviceReads[];
  readonly others: Others[];
  /** When it reported that it is done. */
  readonly finished: number[];
}

export interface Activity {
  readonly devices: ReadonlyMap<string, DeviceActivity>;
  readonly strangers: ReadonlyMap<string, Others>;
}

/** Who read at a peer, and since when; undefined is somebody whose build is no longer on the disk. */
interface Reader {
  readonly id: string | undefined;
  readonly first: number;
}

/** Says which device each sum of a log is of. A digest tells it best: an address may have been another device's. */
export function attribute({ reads, others }: Tally, builds: Builds): Activity {
  const devices = new Map<string, DeviceActivity>();
  for (const id of Object.keys(builds.manifest.devices))
    devices.set(id, { reads: [], others: [], finished: [] });
  const readers = new Map<string, Reader[]>();
  for (const [source, peers] of reads) {
    const digest = source.startsWith('/') ? undefined : source;
    const named = digest === undefined ? deviceAt(source, builds.manifest) : builds.byDigest.get(digest)?.id;
    for (const [peer, read] of peers) {
      const id = named ?? (digest === undefined ? builds.byAddress.get(peer) : undefined);
      const device = devices.get(id ?? builds.byAddress.get(peer) ?? '');
      device?.reads.push({ digest, reads: read });
      device?.finished.push(...read.finished);
      readers.set(peer, [...(readers.get(peer) ?? []), { id, first: read.first }]);
    }
  }
  const strangers = new Map<string, Others>();
  for (const [peer, other] of others) {
    const readersHere = readers.get(peer) ?? [];
    const present = new Set(
      readersHere.flatMap(({ id }) => (id !== undefined && devices.has(id) ? [id] : [])),
    );
    const owner = builds.byAddress.get(peer);
    // Behind one address there may be several devices: what no digest tells apart is then nobody's.
    const asker = owner ?? (present.size === 1 ? [...present][0] : undefined);
    const device = asker === undefined ? undefined : devices.get(asker);
    if (device === undefined) {
      if (present.size === 0) strangers.set(peer, other);
      continue;
    }
    device.others.push(other);
    const isOfIt = (time: number): boolean => {
      const before = readersHere.filter(({ first }) => first <= time);
      return before.length === 0 || before.some(({ id }) => id === undefined || id === asker);
    };
    device.finished.push(...other.finished.filter(isOfIt));
  }
  return { devices, strangers };
}
