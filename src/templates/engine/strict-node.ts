import type { AstNode, ListNode, StrictNode } from './ast.js';
import { nunjucks } from './nunjucks.js';

const { nodes } = nunjucks;

// A list of nodes, since nunjucks' compiler takes one wherever an expression may stand.
const StrictClass = nodes.NodeList.extend('Strict');

export interface StrictCall {
  readonly children?: readonly AstNode[];
  readonly values?: StrictNode['values'];
  readonly isLazy?: boolean;
}

/** The call of a method of `Strict`, in the place of what nunjucks would do. */
export function strictNode(
  operation: string,
  site: number,
  { children = [], values = [], isLazy = false }: StrictCall,
): StrictNode {
  const node = new StrictClass(0, 0, [...children]);
  return Object.assign(node, { operation, site, values, isLazy }) as StrictNode;
}

export const literalNode = (value: string | boolean): AstNode => make('Literal', value);

export const nameNode = (name: string): AstNode => make('Symbol', name);

export const listNode = (typename: 'NodeList' | 'Array' | 'Group', children: readonly AstNode[]): ListNode =>
  make(typename, [...children]) as ListNode;

export const importNode = (template: AstNode, target: AstNode, withContext: boolean | null): AstNode =>
  make('Import', template, target, withContext);

export const setNode = (target: AstNode, value: AstNode): AstNode => make('Set', [target], value);

export const ifNode = (cond: AstNode, body: AstNode, otherwise: AstNode | null): AstNode =>
  make('If', cond, body, otherwise);

function make(typename: string, ...fields: unknown[]): AstNode {
  const NodeClass = nodes[typename];
  if (NodeClass === undefined) throw new Error(`nunjucks has no node ${typename}`);
  return new NodeClass(0, 0, ...fields);
}
