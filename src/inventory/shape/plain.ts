import type { SourceNode, SourcePath, SourceScalar } from '../../domain/source-node.js';

/** Given back for a scalar whose value cannot be had; the reason has been reported. */
export const unreadable = Symbol('unreadable');

/** The value of one scalar; the path is valid during the call only. */
export type ReadScalar = (scalar: SourceScalar, path: SourcePath) => unknown;

/** Keys of a record whose values are free: null means something there. */
const freeKeys: readonly unknown[] = ['vars', 'meta_data'];

export const isFree = (path: SourcePath): boolean => freeKeys.includes(path[0]);

/**
 * The values of a located tree as plain data, as zod takes it. A null is a value that is not set: undefined,
 * save in free values. `unreadable` lists the paths that could not be read; they are undefined as well.
 */
export function plainOf(
  root: SourceNode,
  read: ReadScalar,
): { plain: unknown; failed: readonly SourcePath[] } {
  const path: (string | number)[] = [];
  const failed: SourcePath[] = [];

  function visit(node: SourceNode): unknown {
    if (node.kind === 'scalar') return visitScalar(node);
    if (node.kind === 'list') {
      const depth = path.length;
      const list = node.items.map((item, index) => {
        path[depth] = index;
        return visit(item);
      });
      path.length = depth;
      return list;
    }
    const map: Record<string, unknown> = {};
    const depth = path.length;
    for (const [key, entry] of node.entries) {
      path[depth] = key;
      map[key] = visit(entry.node);
    }
    path.length = depth;
    return map;
  }

  function visitScalar(scalar: SourceScalar): unknown {
    const value = read(scalar, path);
    if (value === unreadable) failed.push([...path]);
    else if (value !== null) return value;
    else if (path.length > 1 && isFree(path)) return null;
    return undefined;
  }

  return { plain: visit(root), failed };
}
