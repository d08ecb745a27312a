import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Version of seedpress, with the digest of its code where it is known: a checkout changes its code without changing its version. */
export function programVersion(): string {
  const { version } = ownPackage();
  const dist = compiledFolder();
  // The compiler's stamp tells the builds apart.
  const stamp = dist === undefined ? undefined : readText(join(dist, '.stamp'))?.trim().slice(0, 12);
  return stamp === undefined ? version : `${version}+${stamp}`;
}

/** The path of the compiled src/serve-thread.ts; undefined where the sources run. */
export const serveThread = (): string | undefined => compiled('serve-thread.js');

/** The path of the compiled src/write-thread.ts; undefined where the sources run. */
export const writeThread = (): string | undefined => compiled('write-thread.js');

function compiled(name: string): string | undefined {
  const dist = compiledFolder();
  return dist === undefined ? undefined : join(dist, name);
}

/** A bundle does not say how deep in dist/ this stands, and dist/ has a package.json that tells Node of its scripts alone. */
function findPackage(): OwnPackage {
  for (let folder = dirname(own); ; folder = dirname(folder)) {
    const { version } = JSON.parse(readText(join(folder, 'package.json')) ?? '{}') as { version?: string };
    if (version !== undefined || folder === dirname(folder)) return { folder, version: version ?? '' };
  }
}

interface OwnPackage {
  readonly folder: string;
  readonly version: string;
}

let found: OwnPackage | undefined;
const ownPackage = (): OwnPackage => (found ??= findPackage());

const own = fileURLToPath(import.meta.url);

function compiledFolder(): string | undefined {
  const dist = join(ownPackage().folder, 'dist');
  return own.startsWith(dist + sep) ? dist : undefined;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
