import { onTestFinished } from 'vitest';
import type { Tree } from '../../unit/server/published-site.js';
import { serve } from '../../unit/server/serving.js';

/** Serves one machine's tree as if its address led there: at the root, or so many folders below it. */
export async function serveTree(tree: Tree, { depth = 0 } = {}) {
  const serving = await serve(
    { 'waf-1': tree },
    { folderOf: ({ path }) => [{ folder: 'www/waf-1', rest: path.slice(depth) }] },
  );
  onTestFinished(() => serving.end());
  return { url: serving.server.url, paths: () => serving.lines.map(({ uri }) => uri) };
}
