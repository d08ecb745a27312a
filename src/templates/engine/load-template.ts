import * as say from '../../diagnostics/catalogue/template-syntax.js';
import type { Filters } from '../filters/filter.js';
import type { AstNode } from './ast.js';
import { compileTemplate } from './compiler.js';
import { parseTemplate } from './parse.js';
import { rewriteExpression, soften } from './rewrite-expression.js';
import { rewriteMacro, rewriteStatement } from './rewrite-statement.js';
import { Rewriting } from './rewriting.js';
import type { Problem, Site, Source } from './site.js';

const rewrites = { expression: rewriteExpression, soften, statement: rewriteStatement, macro: rewriteMacro };

/** A template as it was read: its code or its mistakes, and the names of what it reads in turn. */
export interface LoadedTemplate {
  readonly problems: readonly Problem[];
  readonly renders: ReadonlySet<string>;
  readonly copies: ReadonlySet<string>;
  /** A name is computed, or the template cannot be read: anything may be read. */
  readonly readsAny: boolean;
  /** JavaScript; called only where there are no problems. */
  readonly compile: () => string;
}

export function loadTemplate(
  source: Source,
  { sites, filters }: { sites: Site[]; filters: Filters },
): LoadedTemplate {
  const { notText } = source;
  if (notText !== undefined) return unreadable({ site: startOf(source), describe: () => notText });
  const parsed = parseTemplate(source);
  if (!parsed.ok) return unreadable(parsed.problem);
  const rewriting = new Rewriting(source, { sites, filters, rewrites });
  let root: AstNode;
  try {
    root = rewriteStatement(parsed.root, rewriting);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unreadable({ site: startOf(source), describe: say.nestedTooDeep });
  }
  const { renders, copies, readsAny } = rewriting;
  const problems = [...parsed.problems, ...rewriting.problems];
  return { problems, renders, copies, readsAny, compile: () => compileTemplate(root, source.file ?? 'text') };
}

const unreadable = (problem: Problem): LoadedTemplate => ({
  problems: [problem],
  renders: new Set(),
  copies: new Set(),
  readsAny: true,
  compile: () => '',
});

const startOf = (source: Source): Site => ({ source, line: 0, column: 0 });
