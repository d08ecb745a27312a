import * as say from '../../diagnostics/catalogue/template-syntax.js';
import type { Diagnostic, Position } from '../../diagnostics/diagnostic.js';
import type { Filters } from '../filters/filter.js';
import type { AstNode, Macro } from './ast.js';
import type { Problem, Site, Source } from './site.js';

interface Place {
  readonly lineno: number;
  readonly colno: number;
}

type Rewrite<Node extends AstNode = AstNode> = (node: Node, rewriting: Rewriting) => AstNode;

/** Of expressions inside of one another: `a ~ b ~ c` is two. JavaScript's stack holds more. */
const mostLevels = 500;

/** The walks that begin each other: an expression holds calls, a call holds expressions and the text of a macro. */
export interface Rewrites {
  readonly expression: Rewrite;
  /** An expression whose value may be missing. */
  readonly soften: Rewrite;
  readonly statement: Rewrite;
  readonly macro: Rewrite<Macro>;
}

/** What is found out about one template while its tree is made strict. */
export class Rewriting {
  readonly source: Source;
  readonly filters: Filters;
  readonly rewrites: Rewrites;
  readonly problems: Problem[] = [];
  /** Names of the templates that this one renders, as they are written. */
  readonly renders = new Set<string>();
  /** Names of the files that it takes as they stand. */
  readonly copies = new Set<string>();
  /** A name is computed: any template may be read. */
  readsAny = false;
  readonly blocks = new Set<string>();
  /** The block in which the walk is; none in a macro. */
  block: string | undefined;
  /** The walk is in a macro, or in a text that is set, filtered or handed to a macro. */
  isCaptured = false;
  readonly #sites: Site[];
  #hidden = 0;
  #depth = 0;
  #isTooDeep = false;

  /** Sites are counted over all templates of an engine: compiled code names them by their index. */
  constructor(
    source: Source,
    { sites, filters, rewrites }: { sites: Site[]; filters: Filters; rewrites: Rewrites },
  ) {
    this.source = source;
    this.filters = filters;
    this.rewrites = rewrites;
    this.#sites = sites;
  }

  /** Notes a place with the text of its expression, for messages; gives its index. */
  siteOf(place: Place, label?: string): number {
    const site = this.#site(place);
    return this.#sites.push(label === undefined ? site : { ...site, label }) - 1;
  }

  problem(place: Place, describe: (position: Position) => Diagnostic): void {
    this.problems.push({ site: this.#site(place), describe });
  }

  /**
   * nunjucks writes names into JavaScript code as they stand, and its lexer takes `a";b` for one name. A name
   * that every object has would be found where nothing was set.
   */
  name(node: AstNode, { tag }: { tag: string }): string {
    if (node.typename !== 'Symbol') {
      this.problem(node, (position) => say.notAName(position, { tag }));
      return 'unknown';
    }
    if (node.value in {} || node.value.startsWith('__')) {
      this.problem(node, (position) => say.reservedName(position, { name: node.value }));
    } else this.checkName(node);
    return node.value;
  }

  checkName(node: Place & { readonly value: string }): void {
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(node.value)) return;
    this.problem(node, (position) => say.wrongName(position, { name: node.value }));
  }

  /** A name that no template can write; nunjucks does not export what begins with `_`. */
  hiddenName(): string {
    this.#hidden += 1;
    return `_ ${this.#hidden}`;
  }

  /** Walks through what is no part of the template's own flow: no block can stand in it. */
  captured<T>(walk: () => T): T {
    const before = this.isCaptured;
    this.isCaptured = true;
    const result = walk();
    this.isCaptured = before;
    return result;
  }

  /** False, with a problem, where more stands inside of one another than a compiled template could run. */
  goDeeper(place: Place): boolean {
    if (this.#depth >= mostLevels) {
      if (!this.#isTooDeep) this.problem(place, say.nestedTooDeep);
      this.#isTooDeep = true;
      return false;
    }
    this.#depth += 1;
    return true;
  }

  comeBack(): void {
    this.#depth -= 1;
  }

  /** Notes the name of a template that is read: written out, or one of several, or computed. */
  read(node: AstNode | null, names: Set<string>): void {
    if (node === null) return;
    if (node.typename === 'Literal' && typeof node.value === 'string') names.add(node.value);
    else if (node.typename === 'Group' && node.children.length === 1) {
      this.read(node.children[0] as AstNode, names);
    } else if (node.typename === 'InlineIf') {
      this.read(node.body, names);
      this.read(node.else_, names);
    } else this.readsAny = true;
  }

  #site({ lineno, colno }: Place): Site {
    return { source: this.source, line: lineno, column: colno };
  }
}
