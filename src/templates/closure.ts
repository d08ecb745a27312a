import type { LoadedTemplate } from './engine/load-template.js';
import type { TemplateFiles } from './template-files.js';

/** What rendering a template can read. */
export interface TemplateClosure {
  /** Paths below templates/, sorted, the template itself among them. */
  readonly files: readonly string[];
  /** False where a name is computed while rendering: then every template may be read. */
  readonly complete: boolean;
}

/** Follows includes, imports, extends and readfile by the names that are written out, through the chain. */
export function closureOf(
  name: string,
  {
    chain,
    files,
    load,
  }: { chain: readonly string[]; files: TemplateFiles; load: (path: string) => LoadedTemplate },
): TemplateClosure {
  const rendered = new Set<string>();
  const copied = new Set<string>();
  let complete = true;
  const waiting = [name];
  for (const next of waiting) {
    const path = files.find(next, chain);
    if (path === undefined || rendered.has(path)) continue;
    rendered.add(path);
    const { renders, copies, readsAny } = load(path);
    if (readsAny) complete = false;
    waiting.push(...renders);
    for (const copy of copies) {
      const copyPath = files.find(copy, chain);
      if (copyPath !== undefined) copied.add(copyPath);
    }
  }
  return { files: [...new Set([...rendered, ...copied])].sort((a, b) => (a < b ? -1 : 1)), complete };
}
