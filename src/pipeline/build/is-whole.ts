import { join } from 'node:path';
import { namesIn } from '../../sinks/names-in.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { ledgerLine } from '../../sinks/state/ledger.js';
import type { Lines } from '../../sinks/state/lines.js';
import { type Naming, namesOf } from '../../sinks/state/names.js';
import { openStore } from '../../sinks/store.js';

/** Whether all that a ledger tells of is in the store and has its names: somebody may have cleaned up by hand. */
export function isWhole(
  lines: Lines,
  { generation, naming, folders }: { generation: string; naming: Naming; folders: OutputFolders },
): boolean {
  const store = openStore(folders);
  const found = new Map<string, ReadonlySet<string>>();
  const isNamed = (name: string): boolean => {
    const [folder, rest] = [name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1)];
    const names = found.get(folder) ?? new Set(namesIn(join(generation, folder)));
    found.set(folder, names);
    return names.has(rest);
  };
  for (let index = 0; index < lines.count; index += 1) {
    const { id, record } = ledgerLine(lines.text(index));
    if (!store.has(id, record)) return false;
    if (!namesOf(id, record, naming).every(([name]) => isNamed(name))) return false;
  }
  return true;
}
