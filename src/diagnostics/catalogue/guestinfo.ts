import type { Diagnostic, Position } from '../diagnostic.js';

/** The place is where the type says what makes up the user-data, or the device. */
export const guestinfoOverLimit = (
  position: Position,
  {
    key,
    id,
    bytes,
    limit,
    devices,
  }: { key: string; id: string; bytes: number; limit: number; devices: readonly string[] },
): Diagnostic => ({
  code: 'guestinfo-size',
  severity: 'error',
  position,
  found: `${key} of ${id} has ${bytes} bytes after compression`,
  expected: `at most ${limit} bytes, the limit of VMware for one value`,
  remedy: 'move parts out with include: { template: … }, or use images: [nocloud] for these machines',
  devices,
});
