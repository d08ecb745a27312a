import { type Dirent, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { misnamedFile, twoConfigs } from '../diagnostics/catalogue/inventory-files.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { configNames } from '../domain/config-names.js';

/**
 * seedpress.config.ts or .js of a root, and the files that it imports by relative paths, theirs too. What looks like an import and is
 * none (in a comment, in a string) may bring a file too many, which does no harm: the loader says what is wrong with imports.
 * `read` reads a file below the root, and gives nothing where it cannot.
 */
export function configFiles(
  root: string,
  read: (path: string) => { readonly text: string } | undefined,
): { readonly diagnostics: readonly Diagnostic[] } {
  const named = entriesOf(root).filter((name) => /^seedpress\.config\.\w+$/.test(name));
  const known = named.filter((name) => configNames.includes(name));
  const misnamed = named
    .filter((name) => /\.[cm]?[jt]s$/.test(name) && !configNames.includes(name))
    .map((file) => misnamedFile({ file, expected: file.replace(/\.[cm]([jt]s)$/, '.$1') }));
  const [main, second] = known;
  if (main !== undefined && second !== undefined)
    return { diagnostics: [...misnamed, twoConfigs({ file: second, other: main })] };
  const paths = new Set<string>();
  const waiting = main === undefined ? [] : [main];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (paths.has(path)) continue;
    const file = read(path);
    if (file === undefined) continue;
    paths.add(path);
    for (const [, , specifier = ''] of file.text.matchAll(relativeImport))
      waiting.push(...candidates(path, specifier));
  }
  return { diagnostics: misnamed };
}

const relativeImport = /\b(?:import|from)\s*(['"])(\.{1,2}\/[^'"\n]*)\1/g;

/** TypeScript names a source by what it is compiled to: `.js`. */
function candidates(importer: string, specifier: string): readonly string[] {
  const path = posix.join(posix.dirname(importer), specifier);
  if (path.startsWith('../')) return [];
  return path.endsWith('.js') ? [path, path.replace(/js$/, 'ts')] : [path];
}

function entriesOf(root: string): readonly string[] {
  try {
    const entries: readonly Dirent[] = readdirSync(root, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).sort();
  } catch {
    // Without a root there is no config; that there are no devices is said later.
    return [];
  }
}
