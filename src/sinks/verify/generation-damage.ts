import { relative } from 'node:path';
import type { OutputFolders } from '../output-folders.js';
import { readInputsState } from '../state/inputs-state.js';
import { ledgerLine } from '../state/ledger.js';
import type { Lines } from '../state/lines.js';
import { markTime } from '../state/marks.js';
import type { Naming } from '../state/names.js';
import { soundLedger } from '../state/sound-ledger.js';
import { sumsDamage } from '../state/sums.js';
import type { Damage } from './damage.js';
import { devicePaths } from './device-paths.js';
import { entryDamage } from './entry-damage.js';
import type { Hashes } from './hashes.js';
import { namesDamage } from './names-damage.js';
import { touchedBelow } from './touched.js';

export interface LookOptions {
  readonly folders: OutputFolders;
  /** Undefined where the secret of the tokens is not at hand. */
  readonly naming: Naming | undefined;
  /** Read every byte; otherwise only what was touched since the build was done. */
  readonly isThorough: boolean;
  readonly hashes?: Hashes;
}

/** All that is wrong with a generation and with the data that it names. */
export function generationDamage(
  generation: string,
  { folders, naming, isThorough, hashes = new Map() }: LookOptions,
): readonly Damage[] {
  const below = (damage: Damage): Damage => ({
    ...damage,
    path: `${relative(folders.out, generation)}/${damage.path}`,
  });
  const own = ownDamage(generation);
  const lines = soundLedger(generation);
  // Who knows nothing of the devices finds all their names wrong.
  if (lines === undefined) return own.map(below);
  const since = markTime(generation);
  return [
    ...own.map(below),
    ...namesDamage(generation, { lines, naming }).map(below),
    ...devicesOf(lines).flatMap(({ id, record }) => {
      const isLooked = isThorough || since === undefined || isTouched(id, record, { folders, since });
      return isLooked ? entryDamage(id, record, { folders, hashes, since }) : [];
    }),
  ];
}

/** Of a generation from before there were sums it counts that its state can be read. */
function ownDamage(generation: string): readonly Damage[] {
  const inputs = readInputsState(generation);
  if (inputs?.hasSums === true) return sumsDamage(generation);
  return [
    ...(inputs === undefined ? [{ path: 'state/inputs', what: 'changed' } as const] : []),
    ...(soundLedger(generation) === undefined ? [{ path: 'state/devices', what: 'changed' } as const] : []),
  ];
}

function isTouched(
  id: string,
  record: Parameters<typeof devicePaths>[1],
  { folders, since }: { folders: OutputFolders; since: number },
): boolean {
  return devicePaths(id, record, folders).some((path) => touchedBelow(path, { since }).length > 0);
}

const devicesOf = (lines: Lines) =>
  Array.from({ length: lines.count }, (_, index) => ledgerLine(lines.text(index)));
