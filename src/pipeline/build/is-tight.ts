import type { InputFile } from '../../inventory/input-files.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { roomOf } from '../../sinks/room.js';
import { isOfDevices } from './context-key.js';

/** What a build may render: of files of devices those that it looks at, with their bytes. */
type Rendered = readonly Pick<InputFile, 'path' | 'size'>[];

/** What it writes of devices that it does not render. */
export interface Kept {
  readonly bytes: number;
  readonly names: number;
}

/**
 * Whether there is so little room that it has to be measured whether a build fits, which takes as long as to render it. A device
 * of some 200 bytes in the inventory is seldom more than 200 KB and 100 names in the store, and a large file of the inventory is seldom in
 * more than 100 devices. What is larger than that is seen when it is written.
 */
export function isTight(
  files: Rendered,
  { out }: Pick<OutputFolders, 'out'>,
  kept: Kept = { bytes: 0, names: 0 },
): boolean {
  let [all, ofDevices] = [0, 0];
  for (const { path, size } of files) {
    all += size;
    if (isOfDevices(path)) ofDevices += size;
  }
  const free = roomOf(out);
  return (
    free.bytes - kept.bytes < Math.max(256 * 1024 * 1024, 1000 * ofDevices, 100 * all) ||
    free.names - kept.names < Math.max(65_536, ofDevices)
  );
}
