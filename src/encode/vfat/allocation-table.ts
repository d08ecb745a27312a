import { mediaDescriptor } from './boot-sector.js';
import { type Geometry, reservedSectors, sectorSize } from './geometry.js';

/** Clusters that belong to one file or folder: they stand in a row. None: `count` is 0. */
export interface ClusterChain {
  readonly first: number;
  readonly count: number;
}

/** Writes both copies of the allocation table: for each cluster, the one that follows it. */
export function writeAllocationTables(
  image: Buffer,
  { chains, geometry }: { chains: readonly ClusterChain[]; geometry: Geometry },
): void {
  const start = reservedSectors * sectorSize;
  const size = geometry.fatSectors * sectorSize;
  const table = image.subarray(start, start + size);
  const write = geometry.bits === 12 ? write12 : write16;
  const last = geometry.bits === 12 ? 0xfff : 0xffff;
  write(table, 0, (last & ~0xff) | mediaDescriptor);
  write(table, 1, last);
  for (const { first, count } of chains) {
    const end = first + count - 1;
    for (let cluster = first; cluster <= end; cluster += 1) {
      write(table, cluster, cluster === end ? last : cluster + 1);
    }
  }
  image.set(table, start + size);
}

function write16(table: Buffer, cluster: number, value: number): void {
  table.writeUInt16LE(value, cluster * 2);
}

/** Two entries share three bytes: the low one has the low bits, the high one the high bits. */
function write12(table: Buffer, cluster: number, value: number): void {
  const offset = Math.floor(cluster * 1.5);
  const both = table.readUInt16LE(offset);
  const isHigh = cluster % 2 === 1;
  table.writeUInt16LE(isHigh ? (both & 0x000f) | (value << 4) : (both & 0xf000) | value, offset);
}
