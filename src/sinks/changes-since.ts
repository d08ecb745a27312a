import { generationFolder, generationNumbers } from './generations.js';
import type { OutputFolders } from './output-folders.js';
import { type RecordChange, type RecordChanges, readRecordChanges } from './state/record-changes.js';

/**
 * What changed from one ledger to another, both told by their SHA-256, put together from what each generation between them has changed.
 * `last` is that of a generation that is not there yet. Undefined where something is missing between them.
 */
export function changesSince(
  from: string,
  { to, last, folders }: { to: string; last?: RecordChanges; folders: OutputFolders },
): ReadonlyMap<string, RecordChange> | undefined {
  const all = new Map<string, RecordChange>();
  let at = to;
  for (const changes of newestFirst(last, folders)) {
    if (at === from) break;
    if (changes?.to !== at) continue;
    for (const [id, { before, after }] of changes.records) {
      const later = all.get(id);
      all.set(id, { before, after: later === undefined ? after : later.after });
    }
    at = changes.from;
  }
  return at === from ? all : undefined;
}

function* newestFirst(last: RecordChanges | undefined, folders: OutputFolders) {
  yield last;
  for (const generation of [...generationNumbers(folders)].reverse())
    yield readRecordChanges(generationFolder(generation, folders));
}
