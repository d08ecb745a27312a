import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fleet } from './fleet.js';

/** A device's NoCloud files in the folder of the image where cloud-init looks first (DataSourceNoCloud.py, seed_dirs). */
export const seedFolder = (fleet: Fleet, device: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['meta-data', 'user-data', 'vendor-data', 'network-config'].map((name) => [
      `var/lib/cloud/seed/nocloud/${name}`,
      readFileSync(join(fleet.current, 'www', device, name), 'utf8'),
    ]),
  );
