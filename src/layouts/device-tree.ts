import type { Layout } from '../domain/layout.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import type { Site } from '../domain/site.js';
import { includedFiles } from './included.js';
import { layoutsOf } from './index.js';
import { listing } from './listing.js';

/**
 * A device's whole document root: the trees of all its layouts, what their include parts name, and the list of what
 * stands at the top. The same content under the same path is written once.
 */
export function deviceTree(
  seed: Seed,
  { layouts: names, ownLayouts }: Pick<Site, 'layouts' | 'ownLayouts'>,
): readonly OutputFile[] {
  const known = layoutsOf(ownLayouts === undefined ? {} : { ownLayouts });
  const files = new Map<string, OutputFile>();
  const owner = latestOwner(names, known);
  for (const name of names) {
    const layout = layoutNamed(name, known);
    const isGuest = name !== owner && layout.client.latest !== undefined;
    const tops = [...layout.tops, ...(layout.client.needs?.includes('namespace') ? [seed.namespace] : [])];
    for (const file of layout.files(seed)) {
      // What a layout does not name, nobody holds a namespace against.
      if (!tops.includes(topOf(file.path)))
        throw new Error(`layout ${name} writes ${file.path}, and its tops are ${tops.join(', ')}`);
      if (isGuest && file.path.startsWith('latest/')) continue;
      const first = files.get(file.path);
      if (first !== undefined && !isSame(first, file))
        throw new Error(`layout ${name} writes ${file.path} otherwise than another layout did`);
      if (first === undefined) files.set(file.path, file);
    }
  }
  for (const file of includedFiles(seed)) files.set(file.path, file);
  const top = new Set([...files.keys()].map(topOf));
  return [{ path: 'index.html', content: listing([...top]) }, ...files.values()];
}

/**
 * Of the layouts that have EC2's latest/ the one whose files a site has: the fullest. EC2 has dynamic/ beside what all have,
 * and its keys are in folders, of which CloudStack's clients in Linux make the same.
 */
function latestOwner(names: readonly string[], known: Known): string | undefined {
  const ranks = names.map((name) => ({
    name,
    rank: layoutNamed(name, known).client.latest?.rank ?? Infinity,
  }));
  const [first] = ranks.sort((a, b) => a.rank - b.rank);
  return first?.rank === Infinity ? undefined : first?.name;
}

function topOf(path: string): string {
  const end = path.indexOf('/');
  return end === -1 ? path : path.slice(0, end);
}

type Known = Readonly<Record<string, Layout>>;

function layoutNamed(name: string, known: Known): Layout {
  const layout = known[name];
  if (layout === undefined)
    throw new Error(`no layout ${name}: the inventory lets none but known names through`);
  return layout;
}

function isSame(one: OutputFile, other: OutputFile): boolean {
  if ('linkTo' in one || 'linkTo' in other)
    return 'linkTo' in one && 'linkTo' in other && one.linkTo === other.linkTo;
  return one.content === other.content || Buffer.from(one.content).equals(Buffer.from(other.content));
}
