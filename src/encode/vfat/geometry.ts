/** Bytes of a sector. */
export const sectorSize = 512;

/** Bytes of a folder entry. */
export const entrySize = 32;

/** How a FAT volume is divided; places and lengths are sectors unless said otherwise. */
export interface Geometry {
  /** Width of an entry of the allocation table. */
  readonly bits: 12 | 16;
  readonly clusterSectors: number;
  /** Sectors of one copy of the allocation table; there are two. */
  readonly fatSectors: number;
  readonly rootEntries: number;
  readonly rootStart: number;
  readonly dataStart: number;
  readonly totalSectors: number;
}

// The number of clusters decides what the volume is, for every reader: up to 4084 are FAT12, up to 65524 FAT16.
// Readers of old miscount by a few near the borders, so Microsoft says to keep 16 away from them.
const mostFat12Clusters = 4084 - 16;
const fewestFat16Clusters = 4085 + 16;
const mostFat16Clusters = 65524 - 16;

// mtools refuses a volume that is no whole number of tracks.
export const trackSectors = 32;

/** The smallest volume for what shall stand in it; `clustersFor` tells how many clusters of a size that takes. */
export function geometryFor({
  rootEntries,
  clustersFor,
}: {
  rootEntries: number;
  clustersFor: (clusterSize: number) => number;
}): Geometry {
  const clusterSectors = [4, 8, 16, 32, 64].find(
    (sectors) => clustersFor(sectors * sectorSize) <= mostFat16Clusters - trackSectors,
  );
  if (clusterSectors === undefined) throw new Error('the image is larger than a FAT volume can be: 2 GiB');
  const needed = clustersFor(clusterSectors * sectorSize);
  return divide({ needed, clusterSectors, rootEntries: Math.max(512, Math.ceil(rootEntries / 16) * 16) });
}

function divide({ needed, clusterSectors, rootEntries }: Demand): Geometry {
  // What rounding up to a track adds may be clusters, too, and the table has to tell of them.
  const clusters = needed + trackSectors / clusterSectors;
  if (clusters > mostFat12Clusters && needed < fewestFat16Clusters) {
    return divide({ needed: fewestFat16Clusters, clusterSectors, rootEntries });
  }
  const bits = clusters > mostFat12Clusters ? 16 : 12;
  const fatSectors = Math.ceil(((clusters + 2) * bits) / 8 / sectorSize);
  const rootStart = reservedSectors + 2 * fatSectors;
  const dataStart = rootStart + (rootEntries * entrySize) / sectorSize;
  const sectors = dataStart + needed * clusterSectors;
  const totalSectors = Math.ceil(sectors / trackSectors) * trackSectors;
  return { bits, clusterSectors, fatSectors, rootEntries, rootStart, dataStart, totalSectors };
}

interface Demand {
  readonly needed: number;
  readonly clusterSectors: number;
  readonly rootEntries: number;
}

/** Before the allocation tables: the boot sector. */
export const reservedSectors = 1;
