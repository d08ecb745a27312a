import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { SourceEntry, SourceMap, SourceNode } from '../../domain/source-node.js';
import type { Secrets } from './open-secrets.js';
import { secretReference } from './secret-names.js';

/**
 * A tree with the secrets in the place of what names them. A secret is a text as it is: braces in it are no template. What holds no
 * reference stays the same object, since devices share it.
 */
export function withSecrets(
  root: SourceMap,
  secrets: Secrets,
): { readonly source: SourceMap; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];

  function replaced(node: SourceNode): SourceNode {
    if (node.kind === 'scalar') return node;
    if (node.kind === 'list') {
      const items = node.items.map(replaced);
      return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
    }
    const reference = secretReference(node, secrets);
    return reference === undefined ? mapOf(node) : scalarOf(node, secrets.find(reference, node.origin));
  }

  function scalarOf({ origin, overrode }: SourceMap, found: string | Diagnostic | undefined): SourceNode {
    if (typeof found === 'object') diagnostics.push(found);
    const secret = typeof found === 'string' ? 'found' : 'lost';
    const value = typeof found === 'string' ? found : '';
    return { kind: 'scalar', value, source: '', secret, origin, ...(overrode && { overrode }) };
  }

  function mapOf(map: SourceMap): SourceMap {
    let isSame = true;
    const entries = new Map<string, SourceEntry>();
    for (const [key, entry] of map.entries) {
      const node = replaced(entry.node);
      isSame &&= node === entry.node;
      entries.set(key, node === entry.node ? entry : { ...entry, node });
    }
    return isSame ? map : { ...map, entries };
  }

  return { source: mapOf(root), diagnostics };
}
