import { readFileSync } from 'node:fs';

/** Version of seedpress, with the digest of its code where it is known: a checkout changes its code without changing its version. */
export function programVersion(): string {
  const { version } = JSON.parse(readText('../../../package.json') ?? '{}') as { version: string };
  // The compiler's stamp tells the builds apart.
  const stamp = readText('../../.stamp')?.trim().slice(0, 12);
  return stamp === undefined ? version : `${version}+${stamp}`;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
