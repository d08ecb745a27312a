import type { z } from 'zod';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nodeAt, type SourceNode, type SourcePath } from '../../domain/source-node.js';
import { flatIssues, issueMistake, withoutEchoes } from './issue-mistake.js';
import { plainOf, type ReadScalar } from './plain.js';
import { prune } from './prune.js';

export interface ShapeOptions {
  /** Gives the value of a scalar; the value as it stands by default. */
  readonly read?: ReadScalar;
  /** Paths whose value is not known yet, and therefore not wrong. */
  readonly isOpen?: (path: SourcePath) => boolean;
}

export interface Shape<T> {
  /** What was read. Where there are mistakes it is the rest without them, or nothing. */
  readonly value?: T;
  /** The tree that `value` was read from: indexes agree. */
  readonly source: SourceNode;
  readonly diagnostics: readonly Diagnostic[];
  /** Where a value is wrong or could not be read: `value` is without it. */
  readonly lost: readonly SourcePath[];
}

/**
 * Reads a located tree by a schema. All mistakes are found at once; what has none is read nevertheless, so
 * that the checks between devices can look at it.
 */
export function readShape<T>(node: SourceNode, schema: z.ZodType<T>, options: ShapeOptions = {}): Shape<T> {
  const { read = ({ value }) => value, isOpen = () => false } = options;
  const { plain, failed } = plainOf(node, read);
  const parsed = schema.safeParse(plain);
  if (parsed.success && failed.length === 0) {
    return { value: parsed.data, source: node, diagnostics: [], lost: [] };
  }
  const issues = parsed.success ? [] : flatIssues(parsed.error.issues);
  const isKnown = ({ path }: { path: SourcePath }): boolean =>
    failed.some((place) => place.every((key, index) => path[index] === key)) || isOpen(path);
  const wrong = withoutEchoes(issues, node).filter((issue) => !isKnown(issue));
  const diagnostics = wrong.flatMap((issue) => issueMistake(issue, { node, plain }));
  const rest = readRest(node, schema, { read, issues, failed });
  return { ...rest, diagnostics, lost: [...failed, ...wrong.map(({ path }) => path)] };
}

interface Rest {
  readonly read: ReadScalar;
  readonly issues: ReturnType<typeof flatIssues>;
  readonly failed: readonly SourcePath[];
}

// A mapping that lacks a required key goes as a whole, which may leave the next one short: so several rounds.
function readRest<T>(node: SourceNode, schema: z.ZodType<T>, { read, issues, failed }: Rest) {
  let source = node;
  let paths: readonly SourcePath[] = [...failed, ...issues.flatMap(pathsToDrop(node))];
  while (paths.length > 0 && paths.every((path) => path.length > 0)) {
    source = prune(source, paths);
    const again = schema.safeParse(plainOf(source, read).plain);
    if (again.success) return { value: again.data, source };
    paths = flatIssues(again.error.issues).flatMap(pathsToDrop(source));
  }
  return { source };
}

const pathsToDrop =
  (root: SourceNode) =>
  (issue: ReturnType<typeof flatIssues>[number]): readonly SourcePath[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
    return [existing(root, issue.path)];
  };

// What is missing has no node of its own: the mapping that should hold it goes.
const existing = (root: SourceNode, path: SourcePath): SourcePath =>
  nodeAt(root, path) === undefined ? path.slice(0, -1) : path;
