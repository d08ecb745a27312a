import { placeOfRecord, sectorSize, writeBoth32 } from './bytes.js';

/** Where a folder's fields go that do not fit into their records; CE fields (SUSP 5.1) lead there. */
export interface ContinuationArea {
  /** Takes fields and gives the CE field that leads to them; where it leads is known after `bytesAt`. */
  add(fields: readonly Uint8Array[]): Uint8Array;
  /** Bytes of the area. */
  size(): number;
  /** The area for the place that it got, with all CE fields pointed there. */
  bytesAt(firstSector: number): Uint8Array;
}

/** Bytes of a CE field. */
export const ceSize = 28;

export function continuationArea(): ContinuationArea {
  const chunks: { bytes: Uint8Array; offset: number; ceField: Buffer }[] = [];
  let end = 0;
  return {
    add(fields) {
      const bytes = Buffer.concat(fields);
      const ceField = Buffer.from([0x43, 0x45, ceSize, 1, ...new Uint8Array(ceSize - 4)]);
      // Linux follows a CE within one sector only, as it reads a record.
      const offset = placeOfRecord(end, bytes.length);
      chunks.push({ bytes, offset, ceField });
      end = offset + bytes.length;
      return ceField;
    },
    size: () => end,
    bytesAt(firstSector) {
      const area = new Uint8Array(end);
      for (const { bytes, offset, ceField } of chunks) {
        area.set(bytes, offset);
        writeBoth32(ceField, 4, firstSector + Math.floor(offset / sectorSize));
        writeBoth32(ceField, 12, offset % sectorSize);
        writeBoth32(ceField, 20, bytes.length);
      }
      return area;
    },
  };
}
