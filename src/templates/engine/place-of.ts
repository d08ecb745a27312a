import type { AstNode } from './ast.js';

/** Where an expression begins: nunjucks gives `a.b` the place of its dot and `a | f` the place of `f`. */
export function placeOf(node: AstNode): { readonly lineno: number; readonly colno: number } {
  let first = node;
  for (let next = beginOf(first); next !== undefined; next = beginOf(first)) first = next;
  return first;
}

/** What an expression begins with, if that is an expression. */
function beginOf(node: AstNode): AstNode | undefined {
  switch (node.typename) {
    case 'LookupVal':
      return node.target;
    case 'FunCall':
      return node.name;
    case 'Filter':
      return node.args.children[0] ?? node.name;
    case 'InlineIf':
      return node.body;
    case 'Compare':
      return node.expr;
    default:
      return 'left' in node ? node.left : undefined;
  }
}

/** An expression as a person would write it, for messages; undefined where it is more than names. */
export function nameOf(node: AstNode): string | undefined {
  if (node.typename === 'Symbol') return node.value;
  if (node.typename === 'Literal') return node.value === null ? 'none' : JSON.stringify(node.value);
  if (node.typename === 'Group' && node.children.length === 1) return nameOf(node.children[0] as AstNode);
  if (node.typename !== 'LookupVal') return undefined;
  const target = nameOf(node.target);
  if (target === undefined) return undefined;
  const { val } = node;
  if (val?.typename === 'Literal' && typeof val.value === 'string' && /^[A-Za-z_]\w*$/.test(val.value)) {
    return `${target}.${val.value}`;
  }
  return `${target}[${(val && nameOf(val)) ?? '…'}]`;
}
