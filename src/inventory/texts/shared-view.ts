import type { SourceNode } from '../../domain/source-node.js';
import { isTemplateNode } from './is-template.js';

type Branch = Exclude<SourceNode, { kind: 'scalar' }>;

// Devices share what they inherit and what their `repeat` writes once: it is looked at once.
const templated = new WeakMap<Branch, boolean>();
const views = new WeakMap<Branch, unknown>();

/** Whether a text that has to be rendered stands somewhere in it. */
export function holdsTemplate(branch: Branch): boolean {
  const known = templated.get(branch);
  if (known !== undefined) return known;
  const holds = someChild(branch, (node) =>
    node.kind === 'scalar' ? isTemplateNode(node) : holdsTemplate(node),
  );
  templated.set(branch, holds);
  return holds;
}

/** Plain data of a tree without templates; the same object each time, which nobody may change. */
export function sharedView(branch: Branch): unknown {
  const known = views.get(branch);
  if (known !== undefined) return known;
  const view = viewOf(branch);
  views.set(branch, view);
  return view;
}

function viewOf(branch: Branch): unknown {
  const valueOf = (node: SourceNode): unknown => (node.kind === 'scalar' ? node.value : sharedView(node));
  if (branch.kind === 'list') return branch.items.map(valueOf);
  const map: Record<string, unknown> = {};
  for (const [key, { node }] of branch.entries) map[key] = valueOf(node);
  return map;
}

function someChild(branch: Branch, test: (node: SourceNode) => boolean): boolean {
  if (branch.kind === 'list') return branch.items.some(test);
  for (const { node } of branch.entries.values()) if (test(node)) return true;
  return false;
}
