import type { OutputFolders } from '../../sinks/output-folders.js';
import { storedSeed } from '../../sinks/stored-seed.js';
import { finalMessages } from '../try/final-messages.js';
import type { Builds } from './builds.js';
import { type ConsoleFile, consoleFiles } from './console-files.js';
import { consoleVerdict } from './console-verdict.js';
import { utcOf } from './device-status.js';
import type { ConsoleStatus } from './fleet-status.js';

/** What consoles show, as often as it is asked for. */
export interface Consoles {
  /** By device; the same object comes back where nothing is new. Undefined where there is no console of a device. */
  read(builds: Builds): ReadonlyMap<string, ConsoleStatus> | undefined;
}

export function openConsoles(path: string, { folders }: { folders: OutputFolders }): Consoles {
  let last: { readonly state: string; readonly consoles: ReadonlyMap<string, ConsoleStatus> } | undefined;
  return {
    read(builds) {
      const files = consoleFiles(path, { ids: new Set(Object.keys(builds.manifest.devices)) });
      if (files === undefined || files.length === 0) return undefined;
      const state = files.map((file) => `${file.path}\0${file.size}\0${file.mtimeMs}`).join('\0');
      if (last?.state !== state) {
        // Of several files of a device the newest counts that says something.
        const read = files.flatMap((file) => {
          const status = statusOf(file, { builds, folders });
          return status === undefined ? [] : [[file.id, status] as const];
        });
        last = { state, consoles: new Map(read) };
      }
      return last.consoles;
    },
  };
}

/** Undefined for a file in which cloud-init says nothing: libvirt keeps QEMU's own words under a like name. */
function statusOf(
  file: ConsoleFile,
  { builds, folders }: { builds: Builds; folders: OutputFolders },
): ConsoleStatus | undefined {
  const digest = builds.manifest.devices[file.id]?.digest ?? '';
  const seed = storedSeed(digest, folders);
  const verdict = consoleVerdict(file, { finalMessages: seed === undefined ? [] : finalMessages(seed) });
  if (verdict.version === undefined && !verdict.isFinished) return undefined;
  return {
    file: file.path,
    state: verdict.isFinished ? 'finished' : 'running',
    finished: verdict.finishedAt === undefined ? null : utcOf(verdict.finishedAt),
    version: verdict.version ?? null,
    source: verdict.dataSource ?? null,
    errors: verdict.errors,
    warnings: verdict.warnings,
  };
}
