import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DeviceRecord } from '../domain/manifest.js';
import { shellWord } from '../domain/shell-word.js';
import type { OutputFolders } from './output-folders.js';
import type { WebServer } from './web-server.js';

/** Where a reader of the site is stopped, and what lets it through. */
export interface Obstacle {
  /** The folder or file that it may not open. */
  readonly path: string;
  /** For a shell of root. */
  readonly command: string;
}

/**
 * What keeps a web server from reading the published site; undefined where nothing does. It looks along the way to one
 * file, for all of a build are made alike, and at owner, group and mode: access control lists are not seen.
 */
export function obstacleFor(
  server: WebServer,
  { folders, device }: { folders: OutputFolders; device: DeviceRecord | undefined },
): Obstacle | undefined {
  const out = realpathSync(folders.out);
  const above = ancestorsOf(out).find((folder) => !may(server, folder, enter));
  if (above !== undefined) return { path: above, command: `chmod o+x ${shellWord(above)}` };
  const digest = device && join(realpathSync(folders.store), device.digest);
  const inside = [
    out,
    realpathSync(folders.current),
    ...(digest === undefined ? [] : [dirname(digest), digest]),
  ];
  const file = digest && firstFileIn(digest);
  const stopped =
    inside.find((folder) => !may(server, folder, enter)) ??
    [file].find((path) => path && !may(server, path, read));
  if (!stopped) return undefined;
  const place = shellWord(out);
  return {
    path: stopped,
    // The set-group-id bit hands the group down to what later builds write.
    command: `chgrp -R ${server.name} ${place} && chmod -R g+rX ${place} && find ${place} -type d -exec chmod g+s {} +`,
  };
}

function firstFileIn(folder: string): string | undefined {
  const entry = readdirSync(folder, { withFileTypes: true }).find((candidate) => candidate.isFile());
  return entry && join(folder, entry.name);
}

const read = 4;
const enter = 1;

/** As the kernel decides it: by the owner's bits for the owner, by the group's for the group, by the others' otherwise. */
function may({ uid, gids }: WebServer, path: string, right: number): boolean {
  const stats = statSync(path);
  if (stats.uid === uid) return (stats.mode & (right << 6)) !== 0;
  if (gids.includes(stats.gid)) return (stats.mode & (right << 3)) !== 0;
  return (stats.mode & right) !== 0;
}

/** From / down to the folder that holds it. */
function ancestorsOf(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [] : [...ancestorsOf(parent), parent];
}
