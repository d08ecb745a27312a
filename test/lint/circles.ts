import { dirname, join } from 'node:path/posix';

/**
 * The circles among files that import each other, types included: knip's --cycles leaves those out, and import-x brings a resolver
 * that runs a script when it is installed. Paths are relative to the repository.
 */
export function circlesAmong(sources: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const imports = new Map([...sources].map(([path, text]) => [path, importsOf(path, text)]));
  const circles: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    const at = trail.indexOf(path);
    if (at >= 0) circles.push(trail.slice(at));
    if (at >= 0 || done.has(path)) return;
    trail.push(path);
    for (const next of imports.get(path) ?? []) if (sources.has(next)) visit(next);
    trail.pop();
    done.add(path);
  };
  for (const path of [...sources.keys()].sort()) visit(path);
  return circles;
}

const importsOf = (path: string, text: string): readonly string[] =>
  [...text.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]*)['"]/g)].map(([, specifier = '']) =>
    join(dirname(path), specifier).replace(/\.js$/, '.ts'),
  );
