import * as say from '../../diagnostics/catalogue/template-syntax.js';
import type { Token } from './nunjucks.js';
import type { Problem, Source } from './site.js';

/**
 * Comments as jinja and nunjucks have them, among the text of a template: here they would stay in the output. A brace
 * and a `#` alone are nobody's comment: shells have `${#name}` and `${#}`, Zabbix has `{#NAME}`.
 */
export class JinjaComments {
  readonly problems: Problem[] = [];
  readonly #source: Source;
  #lines: readonly number[] | undefined;
  /** The end of the comment that was found last. */
  #end = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  see(token: Token | null): void {
    if (token?.type !== 'data') return;
    if (token.value.includes('%{')) this.#directives(token);
    if (!token.value.includes('{#')) return;
    const start = this.#lineStart(token.lineno) + token.colno;
    for (const { index } of token.value.matchAll(/(?<!\$)\{#(?!#)/g)) this.#comment(start + index);
  }

  /** Terraform's, of which the words tell: `%{` alone is in formats of curl and rpm. */
  #directives(token: Token): void {
    const start = this.#lineStart(token.lineno) + token.colno;
    for (const { index, 1: word = '' } of token.value.matchAll(directive)) {
      const site = this.#siteOf(start + index);
      this.problems.push({ site, describe: (position) => say.terraformDirective(position, { word }) });
    }
  }

  #siteOf(at: number) {
    const before = this.#source.text.slice(0, at).split('\n');
    return { source: this.#source, line: before.length - 1, column: before.at(-1)?.length ?? 0 };
  }

  #comment(at: number): void {
    if (at < this.#end) return;
    const { text } = this.#source;
    for (const comment of comments) {
      comment.lastIndex = at;
      const found = comment.exec(text)?.[0];
      if (found === undefined) continue;
      this.#end = at + found.length;
      this.problems.push({ site: this.#siteOf(at), describe: say.jinjaComment });
      return;
    }
  }

  #lineStart(line: number): number {
    this.#lines ??= [0, ...[...this.#source.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    return this.#lines[line] ?? 0;
  }
}

const directive = /%\{~?\s*(if|else|endif|for|endfor)\b[^{}\n]*\}/g;

/** In one line without braces, or with blanks inside of both ends. */
const comments = [/\{#[^{}\n]*#\}/y, /\{#-?\s[\s\S]*?\s-?#\}/y];
