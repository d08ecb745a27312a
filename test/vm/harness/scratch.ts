import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Where fleets and the disks of machines lie: in memory, where there is such a folder. */
export const scratchRoot: string = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
