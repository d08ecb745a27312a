import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Version of seedpress, with the digest of its code where it is known: a checkout changes its code without changing its version. */
export function programVersion(): string {
  // By the name of the package: a bundle does not say how deep in dist/ this stands.
  const manifest = createRequire(import.meta.url).resolve('seedpress/package.json');
  const { version } = JSON.parse(readText(manifest) ?? '{}') as { version: string };
  // The compiler's stamp tells the builds apart.
  const dist = join(dirname(manifest), 'dist');
  const isBuilt = fileURLToPath(import.meta.url).startsWith(dist + sep);
  const stamp = isBuilt ? readText(join(dist, '.stamp'))?.trim().slice(0, 12) : undefined;
  return stamp === undefined ? version : `${version}+${stamp}`;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
