/** Bytes of a logical sector, and of a logical block: ISO 9660 lets blocks be smaller, nobody's are. */
export const sectorSize = 2048;

export const sectorsOf = (bytes: number): number => Math.ceil(bytes / sectorSize);

/** A directory record's length is one byte, and even. */
export const longestRecord = 254;

const even = (size: number): number => size + (size % 2);

/** Bytes of a directory record up to its system use area (ISO 9660 9.1). */
export const headerSize = (identifierSize: number): number => even(33 + identifierSize);

/** Bytes of a directory record. */
export const recordSize = (identifierSize: number, systemUseSize: number): number =>
  even(headerSize(identifierSize) + systemUseSize);

/** Where a directory record goes that would follow at `offset`: none crosses a sector (ISO 9660 6.8.1.1). */
export function placeOfRecord(offset: number, size: number): number {
  const left = sectorSize - (offset % sectorSize);
  return size > left ? offset + left : offset;
}

/** ISO 9660 7.2.3: a 16-bit number in both byte orders. */
export function writeBoth16(image: Buffer, offset: number, value: number): void {
  image.writeUInt16LE(value, offset);
  image.writeUInt16BE(value, offset + 2);
}

/** ISO 9660 7.3.3: a 32-bit number in both byte orders. */
export function writeBoth32(image: Buffer, offset: number, value: number): void {
  image.writeUInt32LE(value, offset);
  image.writeUInt32BE(value, offset + 4);
}

/** Text in UCS-2, big endian, as Joliet wants it. */
export const ucs2 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

export const lengthOf = (chunks: readonly Uint8Array[]): number =>
  chunks.reduce((sum, chunk) => sum + chunk.length, 0);
