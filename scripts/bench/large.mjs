import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { loops } from './loops.mjs';
import { measure } from './measure.mjs';
import { isTmpfs, scratchFolders } from './room.mjs';
import { names } from './rows.mjs';
import { bareNode, siteIn } from './site.mjs';

/** @typedef {import('./rows.mjs').Contestant} Contestant */

/** How many devices a large set has: what is large, what its cost is held against, and how many get an image. */
export const largeCounts = { many: 100_000, few: 10_000, images: 50_000 };

/** NoCloud without images, by CSV. */
export const csvNames = /** @type {const} */ ({
  cold: 'cold build from CSV',
  editedFirst: 'one row edited, the first time',
  edited: 'one row edited',
  moved: 'one row gets another address',
  unchanged: 'nothing changed, one CSV file',
  check: 'check of one CSV file',
});

/**
 * What a large set needs at its fullest, by what a device took here.
 * @param {typeof largeCounts} counts
 * @param {{ isInMemory: boolean }} options
 * @returns {import('./room.mjs').Room}
 */
export function roomOfLarge({ many, few, images }, { isInMemory }) {
  const [built, withImages] = [
    { inodes: 16, bytes: 24_000 },
    { inodes: 12, bytes: 42_000 },
  ];
  const need = (/** @type {'inodes' | 'bytes'} */ key) => {
    const [plain, iso] = [(many + 2 * few) * built[key], images * withImages[key]];
    return isInMemory ? Math.max(plain, iso) : plain + iso;
  };
  return { inodes: need('inodes'), bytes: need('bytes') + 800e6 };
}

/**
 * What is measured with one CSV file.
 * @param {string} scratch
 * @param {typeof largeCounts} counts
 * @returns {readonly Contestant[]}
 */
export function largeContestants(scratch, { many, few, images }) {
  const into = scratchFolders(scratch);
  /** @type {(name: string, count: number, images: string) => ReturnType<typeof siteIn>} */
  const site = (name, count, images) =>
    siteIn(join(scratch, name), { scratch, count, form: 'csv', layouts: 'nocloud', images });
  const [large, small, iso] = [
    site('many', many, ''),
    site('few', few, ''),
    site('images', images, 'nocloud'),
  ];
  /** @type {(built: ReturnType<typeof siteIn>, devices: number, times: number) => readonly Contestant[]} */
  const builds = (built, devices, times) => [
    { name: csvNames.cold, devices, once: built.build },
    { name: csvNames.editedFirst, devices, once: built.edited },
    { name: csvNames.edited, devices, times, once: built.edited },
    { name: csvNames.moved, devices, once: built.moved },
    { name: csvNames.unchanged, devices, times, once: built.build },
  ];
  return [
    bareNode(scratch, { devices: many }),
    ...builds(small, few, 5),
    { name: csvNames.check, devices: few, once: small.check },
    {
      name: names.copy,
      devices: few,
      once: (run) =>
        into((folder) => measure(['cp', '-r', small.out(run), join(folder, 'copy')], { scratch })),
    },
    ...builds(large, many, 3).map((each, index, { length }) =>
      // Both do not fit into the 3 million inodes of a usual tmpfs at once.
      index === length - 1 && isTmpfs(scratch)
        ? { ...each, after: (/** @type {number} */ run) => rmSync(large.out(run), { recursive: true }) }
        : each,
    ),
    { name: names.iso, devices: images, once: iso.build },
    ...loops(scratch, { devices: images, www: (run) => join(iso.out(run), 'current/www'), into }),
  ];
}
