import type { ShortName } from './names.js';

/** What an entry says of its file or folder. */
export interface EntryFacts {
  readonly attributes: number;
  /** 0: it has no clusters, or it is the root. */
  readonly firstCluster: number;
  /** Bytes; 0 of folders. */
  readonly size: number;
  readonly stamp: DosStamp;
}

export const attributes = { volumeLabel: 0x08, folder: 0x10, archive: 0x20 } as const;

/** Date and time as FAT keeps them: in no zone, in steps of two seconds. */
export interface DosStamp {
  readonly date: number;
  readonly time: number;
}

/** A date in UTC; a year before 1980 or after 2107 is our fault and thrown. */
export function dosStampOf(date: Date): DosStamp {
  const years = date.getUTCFullYear() - 1980;
  if (!(years >= 0 && years <= 127)) throw new RangeError(`${String(date)} is no date of FAT`);
  return {
    date: (years << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate(),
    time: (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1),
  };
}

/** The entries of a name, 32 bytes each: those of the long name, from its end to its beginning, then the short one. */
export function entriesOf(name: string, short: ShortName, facts: EntryFacts): Buffer {
  const entry = shortEntry(short.text, facts);
  if (short.isExact) return entry;
  const pieces = piecesOf(name).map((piece, index, { length }) =>
    longEntry(piece, { number: index + 1, isLast: index === length - 1, checksum: checksumOf(short.text) }),
  );
  return Buffer.concat([...pieces.reverse(), entry]);
}

/** One entry with an 8.3 name, a volume label, `.` or `..`, in eleven characters. */
export function shortEntry(text: string, { attributes, firstCluster, size, stamp }: EntryFacts): Buffer {
  const entry = Buffer.alloc(32);
  entry.write(text.padEnd(11), 0, 'latin1');
  entry[11] = attributes;
  entry.writeUInt16LE(stamp.time, 14);
  entry.writeUInt16LE(stamp.date, 16);
  entry.writeUInt16LE(stamp.date, 18);
  entry.writeUInt16LE(stamp.time, 22);
  entry.writeUInt16LE(stamp.date, 24);
  entry.writeUInt16LE(firstCluster, 26);
  entry.writeUInt32LE(size, 28);
  return entry;
}

const pieceLength = 13;

/** A name in pieces of 13 code units; what is left of the last one is a zero and then ones. */
function piecesOf(name: string): readonly Buffer[] {
  const count = Math.ceil(name.length / pieceLength);
  const units = Buffer.alloc(count * pieceLength * 2, 0xff);
  units.write(name, 'utf16le');
  if (name.length % pieceLength !== 0) units.writeUInt16LE(0, name.length * 2);
  return Array.from({ length: count }, (_, index) =>
    units.subarray(index * pieceLength * 2, (index + 1) * pieceLength * 2),
  );
}

function longEntry(
  piece: Buffer,
  { number, isLast, checksum }: { number: number; isLast: boolean; checksum: number },
): Buffer {
  const entry = Buffer.alloc(32);
  entry[0] = isLast ? number | 0x40 : number;
  piece.copy(entry, 1, 0, 10);
  entry[11] = 0x0f;
  entry[13] = checksum;
  piece.copy(entry, 14, 10, 22);
  piece.copy(entry, 28, 22, 26);
  return entry;
}

/** Ties a long name to its short one: a system that knows short names alone changes those and leaves the long. */
function checksumOf(short: string): number {
  let sum = 0;
  for (const byte of Buffer.from(short, 'latin1')) sum = (((sum & 1) << 7) + (sum >> 1) + byte) & 0xff;
  return sum;
}
