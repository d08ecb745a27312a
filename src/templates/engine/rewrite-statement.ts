import * as say from '../../diagnostics/catalogue/template-syntax.js';
import type { AstNode, For, FromImport, Macro, NameNode, Pair, SetNode, Switch } from './ast.js';
import { nameOf, placeOf } from './place-of.js';
import { rewriteExpression, truthOf } from './rewrite-expression.js';
import type { Rewriting } from './rewriting.js';
import { ifNode, importNode, listNode, literalNode, nameNode, setNode, strictNode } from './strict-node.js';

/** Makes a statement and all inside of it strict; the tree is changed in place. */
export function rewriteStatement(node: AstNode, rewriting: Rewriting): AstNode {
  switch (node.typename) {
    case 'Root':
    case 'NodeList':
      node.children = node.children.map((child) => rewriteStatement(child, rewriting));
      return node;
    case 'Output':
      node.children = node.children.map((child) => printed(child, rewriting));
      return node;
    case 'If':
      node.cond = truthOf(node.cond, rewriting);
      node.body = rewriteStatement(node.body, rewriting);
      node.else_ = node.else_ && rewriteStatement(node.else_, rewriting);
      return node;
    case 'For':
      return rewriteFor(node, rewriting);
    case 'Set':
      return rewriteSet(node, rewriting);
    case 'Macro':
      rewriting.name(node.name, { tag: 'macro' });
      return rewriteMacro(node, rewriting);
    case 'Block':
      rewriteBlock(node, rewriting);
      return node;
    case 'Extends':
      if (rewriting.block !== undefined || rewriting.isCaptured) rewriting.problem(node, say.extendsInside);
      node.template = templateCall(node.template, rewriting, { tag: 'extends' });
      return node;
    case 'Include':
      node.template = templateCall(node.template, rewriting, {
        tag: 'include',
        mayMiss: node.ignoreMissing === true,
      });
      return node;
    case 'Import':
      rewriting.name(node.target, { tag: 'import' });
      node.template = templateCall(node.template, rewriting);
      return node;
    case 'FromImport':
      return rewriteFromImport(node, rewriting);
    case 'Switch':
      return rewriteSwitch(node, rewriting);
    default:
      rewriting.problem(node, (position) => say.tagNotOffered(position, { tag: tagOf(node) }));
      return literalNode('');
  }
}

/** nunjucks names a node after its tag: AsyncEach is asyncEach. */
const tagOf = ({ typename }: AstNode): string => `${typename.charAt(0).toLowerCase()}${typename.slice(1)}`;

/** A macro, or the body of a `{% call %}`. */
export function rewriteMacro(node: Macro, rewriting: Rewriting): AstNode {
  const names = new Set<string>();
  const declare = (argument: AstNode): void => {
    const name = rewriting.name(argument, { tag: 'macro' });
    if (names.has(name)) rewriting.problem(argument, (position) => say.argumentTwice(position, { name }));
    names.add(name);
  };
  for (const argument of node.args.children) {
    if (argument.typename !== 'KeywordArgs') {
      declare(argument);
      continue;
    }
    for (const pair of argument.children as Pair[]) {
      declare(pair.key);
      pair.value = rewriteExpression(pair.value, rewriting);
    }
  }
  const { block } = rewriting;
  // nunjucks would look for super() in the block that stands around the macro, and print nothing.
  rewriting.block = undefined;
  node.body = rewriting.captured(() => rewriteStatement(node.body, rewriting));
  rewriting.block = block;
  return node;
}

function printed(node: AstNode, rewriting: Rewriting): AstNode {
  if (node.typename === 'TemplateData') return node;
  const site = rewriting.siteOf(placeOf(node), nameOf(node));
  return strictNode('print', site, { children: [rewriteExpression(node, rewriting)], isLazy: true });
}

function rewriteFor(node: For, rewriting: Rewriting): AstNode {
  const names = node.name.typename === 'Array' ? node.name.children : [node.name];
  for (const name of names) {
    const text = rewriting.name(name, { tag: 'for' });
    // nunjucks writes the node itself into the code where it means its name. Source: compiler.js compileFor.
    Object.assign(name, { toString: () => text });
  }
  const site = rewriting.siteOf(placeOf(node.arr), nameOf(node.arr));
  const children = [rewriteExpression(node.arr, rewriting)];
  node.arr = strictNode('iterate', site, { values: [names.length], children });
  node.body = rewriteStatement(node.body, rewriting);
  // An include in the else would end up outside of it: nunjucks keeps callbacks apart in an if alone.
  node.else_ = node.else_ && ifNode(literalNode(true), rewriteStatement(node.else_, rewriting), null);
  return node;
}

/**
 * As a chain of ifs: nunjucks makes a JavaScript switch of it, in which an include or a block is a syntax error.
 * A case without a body shares the next one's.
 */
function rewriteSwitch(node: Switch, rewriting: Rewriting): AstNode {
  const subject = nameNode(rewriting.hiddenName()) as NameNode;
  const subjectValue = hiddenValue(subject, { node, rewriting });
  const branches: { readonly conditions: AstNode[]; body: AstNode }[] = [];
  let shared: AstNode[] = [];
  for (const { cond, body } of node.cases) {
    const children = [subjectValue, rewriteExpression(cond, rewriting)];
    shared.push(strictNode('compare', rewriting.siteOf(placeOf(cond)), { values: ['==='], children }));
    const isEmpty = 'children' in body && body.children.length === 0;
    if (isEmpty) continue;
    branches.push({ conditions: shared, body: rewriteStatement(body, rewriting) });
    shared = [];
  }
  const otherwise = node.default && rewriteStatement(node.default, rewriting);
  const chain = branches.reduceRight<AstNode | null>(
    (rest, { conditions, body }) => ifNode(anyOf(conditions), body, rest),
    otherwise,
  );
  const value = setNode(subject, rewriteExpression(node.expr, rewriting));
  return listNode('NodeList', chain === null ? [value] : [value, chain]);
}

const anyOf = (conditions: readonly AstNode[]): AstNode =>
  conditions.reduce((left, right) => strictNode('either', 0, { children: [left, right], isLazy: true }));

const hiddenValue = (
  { value }: NameNode,
  { node, rewriting }: { node: AstNode; rewriting: Rewriting },
): AstNode => strictNode('name', rewriting.siteOf(node), { values: [value, false] });

function rewriteSet(node: SetNode, rewriting: Rewriting): AstNode {
  for (const target of node.targets) rewriting.name(target, { tag: 'set' });
  if (node.value) node.value = rewriteExpression(node.value, rewriting);
  else if (node.body) node.body = rewriteExpression(node.body, rewriting);
  return node;
}

function rewriteBlock(node: { readonly name: NameNode; body: AstNode }, rewriting: Rewriting): void {
  const name = rewriting.name(node.name, { tag: 'block' });
  if (rewriting.blocks.has(name)) {
    rewriting.problem(node.name, (position) => say.blockTwice(position, { name }));
  }
  if (rewriting.isCaptured) rewriting.problem(node.name, (position) => say.blockInside(position, { name }));
  rewriting.blocks.add(name);
  const { block } = rewriting;
  rewriting.block = name;
  node.body = rewriteStatement(node.body, rewriting);
  rewriting.block = block;
}

/** `{% from "x" import a as b %}` as `{% import "x" as hidden %}{% set b = hidden.a %}`: a missing `a` has a place. */
function rewriteFromImport(node: FromImport, rewriting: Rewriting): AstNode {
  const hidden = nameNode(rewriting.hiddenName()) as NameNode;
  const owner = hiddenValue(hidden, { node, rewriting });
  const sets = node.names.children.map((entry) => {
    const [name, alias] = entry.typename === 'Pair' ? [entry.key, entry.value] : [entry, entry];
    const text = rewriting.name(name, { tag: 'from' });
    rewriting.name(alias, { tag: 'from' });
    const site = rewriting.siteOf(name, nameOf(node.template));
    return setNode(
      alias,
      strictNode('member', site, { values: [false], children: [owner, literalNode(text)] }),
    );
  });
  const template = templateCall(node.template, rewriting);
  return listNode('NodeList', [importNode(template, hidden, node.withContext), ...sets]);
}

/** The tags that name a template; `from` is an import. */
export type TemplateTag = 'extends' | 'include' | 'import';

function templateCall(
  node: AstNode,
  rewriting: Rewriting,
  { tag = 'import', mayMiss = false }: { tag?: TemplateTag; mayMiss?: boolean } = {},
): AstNode {
  rewriting.read(node, rewriting.renders);
  const site = rewriting.siteOf(placeOf(node), nameOf(node));
  const children = [rewriteExpression(node, rewriting)];
  return strictNode('template', site, { values: [tag, mayMiss], children });
}
