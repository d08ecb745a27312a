import * as sayCall from '../../diagnostics/catalogue/template-calls.js';
import * as say from '../../diagnostics/catalogue/template-syntax.js';
import { isTests } from '../is-tests.js';
import type { AstNode, Binary, FunCall } from './ast.js';
import { nameOf, placeOf } from './place-of.js';
import type { Rewriting } from './rewriting.js';
import { listNode, literalNode, strictNode } from './strict-node.js';

/** A call of a macro or of one of the functions; methods of values are not called. */
export function rewriteCall({ name, args }: FunCall, rewriting: Rewriting): AstNode {
  const { expression } = rewriting.rewrites;
  if (name.typename === 'Symbol' && name.value === 'super') return superCall(name, rewriting);
  const values = listNode(
    'Array',
    args.children.map((child) => expression(child, rewriting)),
  );
  if (name.typename === 'LookupVal' && name.val !== null) {
    const site = rewriting.siteOf(placeOf(name.val), nameOf(name.target));
    const children = [expression(name.target, rewriting), expression(name.val, rewriting), values];
    return strictNode('method', site, { children });
  }
  const site = rewriting.siteOf(placeOf(name), nameOf(name));
  return strictNode('call', site, { children: [expression(name, rewriting), values] });
}

function superCall(name: AstNode, rewriting: Rewriting): AstNode {
  if (rewriting.block === undefined) {
    rewriting.problem(name, say.superOutsideBlock);
    return literalNode('');
  }
  return strictNode('superBlock', rewriting.siteOf(name), { values: [rewriting.block] });
}

/** A filter, known by its name while the template is read: nunjucks looks for it while rendering. */
export function rewriteFilter(
  { name, args }: FunCall,
  rewriting: Rewriting,
  { isSoft }: { isSoft: boolean },
): AstNode {
  const [value, ...rest] = args.children;
  const filterName = name.typename === 'Symbol' ? name.value : '';
  const filter = rewriting.filters.get(filterName);
  if (value === undefined || filter === undefined) {
    const known = [...rewriting.filters.keys()];
    rewriting.problem(name, (position) => sayCall.unknownFilter(position, { name: filterName, known }));
    return literalNode('');
  }
  if (filterName === 'readfile') rewriting.read(value, rewriting.copies);
  const { expression, soften } = rewriting.rewrites;
  const rewrite = filter.takesMissing ? soften : expression;
  const children = [
    rewrite(value, rewriting),
    listNode(
      'Array',
      rest.map((child) => rewrite(child, rewriting)),
    ),
  ];
  const site = rewriting.siteOf(name, nameOf(value));
  return strictNode('filter', site, { values: [filterName, isSoft], children });
}

/** `value is test`, with the test's arguments where it has some. */
export function rewriteTest({ left, right }: Binary, rewriting: Rewriting): AstNode {
  const [name, args] = testOf(right);
  if (name === undefined) {
    rewriting.problem(right, say.wrongTest);
    return literalNode('');
  }
  if (!isTests.has(name)) {
    rewriting.problem(right, (position) =>
      sayCall.unknownTest(position, { name, known: [...isTests.keys()] }),
    );
    return literalNode('');
  }
  const { expression, soften } = rewriting.rewrites;
  const rewrite = name === 'defined' || name === 'undefined' ? soften : expression;
  const values = listNode(
    'Array',
    args.map((child) => expression(child, rewriting)),
  );
  return strictNode('test', rewriting.siteOf(placeOf(right)), {
    values: [name],
    children: [rewrite(left, rewriting), values],
  });
}

function testOf(node: AstNode): readonly [string | undefined, readonly AstNode[]] {
  if (node.typename === 'Symbol') return [node.value, []];
  if (node.typename === 'Literal' && node.value === null) return ['none', []];
  if (node.typename === 'FunCall') return [testOf(node.name)[0], node.args.children];
  return [undefined, []];
}
