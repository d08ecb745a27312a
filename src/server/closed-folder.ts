import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { shellWord } from '../domain/shell-word.js';

/** A folder in the way that this process may not enter, and what lets it in. */
export interface ClosedFolder {
  readonly path: string;
  /** Something to do, for a shell. */
  readonly mend: string;
}

/** The first closed folder on the way to `folder`; `root` is the output folder, which belongs to a group on purpose. */
export function closedFolder(
  folder: string,
  { root, etc = '/etc' }: { root: string; etc?: string },
): ClosedFolder | undefined {
  const path = wayTo(folder).find((step) => !mayEnter(step));
  if (path === undefined) return undefined;
  const isAbove = path !== root && !path.startsWith(`${root}/`);
  if (isAbove) return { path, mend: `as root: chmod o+x ${shellWord(path)}` };
  const group = groupOf(path, { etc });
  const mend = group && `join its group and log in again: sudo usermod -aG ${group} "$(id -un)"`;
  return { path, mend: mend ?? 'serve as root' };
}

const wayTo = (path: string): readonly string[] => {
  const parent = dirname(path);
  return parent === path ? [path] : [...wayTo(parent), path];
};

function mayEnter(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The name of a folder's group where its members may enter, and where being one gives nothing else away. */
function groupOf(path: string, { etc }: { etc: string }): string | undefined {
  try {
    const { gid, mode } = statSync(path);
    if (gid === 0 || (mode & 0o010) === 0) return undefined;
    const lines = readFileSync(`${etc}/group`, 'utf8').split('\n');
    return lines.map((line) => line.split(':')).find(([, , id]) => Number(id) === gid)?.[0];
  } catch {
    return undefined;
  }
}
