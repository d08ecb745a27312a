import * as say from '../../diagnostics/catalogue/template-syntax.js';
import type { AstNode, Binary, Compare, ListNode, LookupVal, NameNode, Pair } from './ast.js';
import { nameOf, placeOf } from './place-of.js';
import { rewriteCall, rewriteFilter, rewriteTest } from './rewrite-call.js';
import type { Rewriting } from './rewriting.js';
import { listNode, literalNode, strictNode } from './strict-node.js';

/**
 * Puts a strict call in the place of everything in an expression that nunjucks would let pass: missing names,
 * missing members, arithmetic with what is no number. What is not listed here is not allowed.
 */
export function rewriteExpression(node: AstNode, rewriting: Rewriting): AstNode {
  if (!rewriting.goDeeper(node)) return literalNode('');
  const rewritten = rewrite(node, rewriting);
  rewriting.comeBack();
  return rewritten;
}

function rewrite(node: AstNode, rewriting: Rewriting): AstNode {
  switch (node.typename) {
    case 'Literal':
      return node;
    case 'Symbol':
      return nameCall(node, { rewriting, isSoft: false });
    case 'LookupVal':
      return memberCall(node, { rewriting, isSoft: false });
    case 'Group':
      return rewriteGroup(node, rewriting, rewriteExpression);
    case 'Array':
      node.children = node.children.map((child) => rewriteExpression(child, rewriting));
      return node;
    case 'Dict':
    case 'KeywordArgs':
      return rewriteDict(node, rewriting);
    case 'InlineIf':
      node.cond = truthOf(node.cond, rewriting);
      node.body = rewriteExpression(node.body, rewriting);
      node.else_ = node.else_ && rewriteExpression(node.else_, rewriting);
      return node;
    case 'FunCall':
      return rewriteCall(node, rewriting);
    case 'Filter':
      return rewriteFilter(node, rewriting, { isSoft: false });
    case 'Is':
      return rewriteTest(node, rewriting);
    case 'Compare':
      return rewriteComparison(node, rewriting);
    case 'Caller':
      return rewriting.rewrites.macro(node, rewriting);
    case 'Capture':
      node.body = rewriting.captured(() => rewriting.rewrites.statement(node.body, rewriting));
      return node;
    case 'Not':
      // nunjucks writes `!` before the comparison `a == b` without brackets.
      return strictNode('not', 0, { children: [rewriteExpression(node.target, rewriting)] });
    case 'Neg':
    case 'Pos':
      // nunjucks writes `--1` for `- -1`.
      node.target = listNode('Group', [numberOf(node.target, rewriting)]);
      return node;
    case 'And':
    case 'Or':
      return logic(node, rewriting);
    case 'Add':
      return strictNode('add', rewriting.siteOf(placeOf(node)), {
        children: [checked('scalar', node.left, rewriting), checked('scalar', node.right, rewriting)],
      });
    case 'Concat':
      node.left = checked('text', node.left, rewriting);
      node.right = checked('text', node.right, rewriting);
      return node;
    case 'In':
      return strictNode('contains', rewriting.siteOf(placeOf(node.right), nameOf(node.right)), {
        children: [rewriteExpression(node.left, rewriting), rewriteExpression(node.right, rewriting)],
      });
    case 'Sub':
    case 'Mul':
    case 'Div':
    case 'FloorDiv':
    case 'Mod':
    case 'Pow':
      node.left = numberOf(node.left, rewriting);
      node.right = numberOf(node.right, rewriting);
      return node;
    default:
      rewriting.problem(node, say.notReadable);
      return literalNode('');
  }
}

/**
 * The same for a value that may be missing, as before `| default(…)` and `is defined`: names and members that
 * are not there give undefined. What stands inside of calls and indexes is as strict as ever.
 */
export function soften(node: AstNode, rewriting: Rewriting): AstNode {
  switch (node.typename) {
    case 'Symbol':
      return nameCall(node, { rewriting, isSoft: true });
    case 'LookupVal':
      return memberCall(node, { rewriting, isSoft: true });
    case 'Group':
      return rewriteGroup(node, rewriting, soften);
    case 'InlineIf':
      node.cond = truthOf(node.cond, rewriting);
      node.body = soften(node.body, rewriting);
      node.else_ = node.else_ && soften(node.else_, rewriting);
      return node;
    case 'Filter':
      return rewriteFilter(node, rewriting, { isSoft: true });
    default:
      return rewriteExpression(node, rewriting);
  }
}

/** A condition: empty lists and mappings are false, as in Jinja. */
export const truthOf = (node: AstNode, rewriting: Rewriting): AstNode =>
  strictNode('truth', 0, { children: [rewriteExpression(node, rewriting)] });

interface Lookup {
  readonly rewriting: Rewriting;
  readonly isSoft: boolean;
}

function nameCall(node: NameNode, { rewriting, isSoft }: Lookup): AstNode {
  rewriting.checkName(node);
  return strictNode('name', rewriting.siteOf(node, node.value), { values: [node.value, isSoft] });
}

function memberCall(node: LookupVal, { rewriting, isSoft }: Lookup): AstNode {
  const { target, val } = node;
  if (val === null) {
    rewriting.problem(node, (position) =>
      say.unexpectedToken(position, { text: '[]', expected: 'one index in the brackets' }),
    );
    return literalNode('');
  }
  const site = rewriting.siteOf(placeOf(val), nameOf(target));
  const owner = isSoft ? soften(target, rewriting) : rewriteExpression(target, rewriting);
  return strictNode('member', site, {
    values: [isSoft],
    children: [owner, rewriteExpression(val, rewriting)],
  });
}

function rewriteGroup(node: ListNode, rewriting: Rewriting, rewrite: typeof rewriteExpression): AstNode {
  const [only, ...rest] = node.children;
  if (only === undefined || rest.length > 0) {
    rewriting.problem(node, (position) => say.groupOfSeveral(position, { count: node.children.length }));
    return literalNode('');
  }
  node.children = [rewrite(only, rewriting)];
  return node;
}

function rewriteDict(node: ListNode, rewriting: Rewriting): AstNode {
  for (const pair of node.children as Pair[]) {
    const { key } = pair;
    if (key.typename === 'Symbol') rewriting.name(key, { tag: 'set' });
    else if (key.typename !== 'Literal' || typeof key.value !== 'string') {
      rewriting.problem(key, say.wrongKey);
    } else if (key.value.startsWith('__')) {
      const name = key.value;
      rewriting.problem(key, (position) => say.reservedName(position, { name }));
    }
    pair.value = rewriteExpression(pair.value, rewriting);
  }
  return node;
}

function rewriteComparison(node: Compare, rewriting: Rewriting): AstNode {
  const [first, ...rest] = node.ops;
  if (first === undefined || rest.length > 0) {
    rewriting.problem(node, say.chainedComparison);
    return literalNode('');
  }
  const isOrder = first.type.startsWith('<') || first.type.startsWith('>');
  const operands = [node.expr, first.expr].map((operand) =>
    isOrder ? checked('scalar', operand, rewriting) : rewriteExpression(operand, rewriting),
  );
  return strictNode('compare', rewriting.siteOf(placeOf(node)), { values: [first.type], children: operands });
}

function logic(node: Binary, rewriting: Rewriting): AstNode {
  const children = [rewriteExpression(node.left, rewriting), rewriteExpression(node.right, rewriting)];
  return strictNode(node.typename === 'And' ? 'both' : 'either', 0, { children, isLazy: true });
}

/** An operand whose value has to be of a kind: a number, a text, one of both. */
function checked(kind: 'number' | 'text' | 'scalar', node: AstNode, rewriting: Rewriting): AstNode {
  const site = rewriting.siteOf(placeOf(node), nameOf(node));
  return strictNode(kind, site, { children: [rewriteExpression(node, rewriting)] });
}

/**
 * An operand of arithmetic. Arithmetic inside of it stays as it is: nunjucks writes operators one behind the
 * other and leaves it to JavaScript what binds tighter, and brackets of ours would change that.
 */
function numberOf(node: AstNode, rewriting: Rewriting): AstNode {
  return arithmetic.has(node.typename)
    ? rewriteExpression(node, rewriting)
    : checked('number', node, rewriting);
}

const arithmetic = new Set(['Sub', 'Mul', 'Div', 'FloorDiv', 'Mod', 'Pow', 'Neg', 'Pos']);
