import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { layouts } from './index.js';
import { listing } from './listing.js';

/** A device's whole document root: the trees of all its layouts, and the list of what stands at the top. */
export function deviceTree(seed: Seed, { names }: { names: readonly string[] }): readonly OutputFile[] {
  const files = new Map<string, OutputFile>();
  for (const name of names) {
    for (const file of layoutNamed(name)(seed)) {
      if (files.has(file.path))
        throw new Error(`layout ${name} writes ${file.path}, which another layout wrote`);
      files.set(file.path, file);
    }
  }
  const top = new Set([...files.keys()].map((path) => path.split('/', 1)[0] as string));
  return [{ path: 'index.html', content: listing([...top]) }, ...files.values()];
}

function layoutNamed(name: string) {
  const layout = layouts[name];
  if (layout === undefined)
    throw new Error(`no layout ${name}: the inventory lets none but known names through`);
  return layout;
}
