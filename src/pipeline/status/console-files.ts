import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A file that holds what a machine's console showed. */
export interface ConsoleFile {
  readonly path: string;
  readonly id: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/**
 * The consoles of devices: a file, or those in a folder. A file is of the device whose id its name begins with, as libvirt and
 * people name them: `waf-1.log`, `waf-1-serial0.log`. The oldest comes first. Undefined where the path is not there.
 */
export function consoleFiles(
  path: string,
  { ids }: { ids: ReadonlySet<string> },
): readonly ConsoleFile[] | undefined {
  const names = namesAt(path);
  if (names === undefined) return undefined;
  return names
    .flatMap((file) => {
      const id = idIn(basename(file), ids);
      const stats = id === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
      return id === undefined || !stats?.isFile()
        ? []
        : [{ path: file, id, size: stats.size, mtimeMs: stats.mtimeMs }];
    })
    .sort((a, b) => a.mtimeMs - b.mtimeMs || (a.path < b.path ? -1 : 1));
}

function namesAt(path: string): readonly string[] | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
}

/** The longest id that stands before the end or one of `-._`: `waf-1-2.log` is of waf-1-2, if there is one. */
function idIn(name: string, ids: ReadonlySet<string>): string | undefined {
  for (let end = name.length; end > 0; end -= 1) {
    const isEnd = end === name.length || '-._'.includes(name[end] as string);
    if (isEnd && ids.has(name.slice(0, end))) return name.slice(0, end);
  }
  return undefined;
}
