/** The date of an image in the two forms that ISO 9660 knows, both in UTC. */
export interface Stamps {
  /** ISO 9660 9.1.5, seven bytes: directory records, and Rock Ridge's TF. */
  readonly short: Uint8Array;
  /** ISO 9660 8.4.26.1, sixteen digits and the zone: volume descriptors. */
  readonly long: Uint8Array;
}

/** Fractions of a second are dropped; years that the short form cannot tell are our fault and thrown. */
export function stampsOf(date: Date): Stamps {
  const year = date.getUTCFullYear();
  if (!(year >= 1900 && year <= 2155)) throw new RangeError(`${String(date)} is no date of ISO 9660`);
  const parts = [
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  const digits = parts.map((part) => String(part).padStart(2, '0')).join('');
  return {
    short: Uint8Array.of(year - 1900, ...parts, 0),
    long: Buffer.from(`${year}${digits}00\0`, 'latin1'),
  };
}
