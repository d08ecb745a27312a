import type { SourceNode } from '../../domain/source-node.js';

/** A text of the inventory that the templates floor has to render: it holds a value, a statement or a comment. */
export const isTemplate = (value: unknown): value is string =>
  typeof value === 'string' && /\{[{%]|\{##/.test(value);

/** The same of a value where it stands: a secret is what it is, braces and all. */
export const isTemplateNode = (node: SourceNode): boolean =>
  node.kind === 'scalar' && node.secret === undefined && isTemplate(node.value);
