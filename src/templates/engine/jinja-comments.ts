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
    if (token?.type !== 'data' || !token.value.includes('{#')) return;
    const start = this.#lineStart(token.lineno) + token.colno;
    for (const { index } of token.value.matchAll(/(?<!\$)\{#(?!#)/g)) this.#comment(start + index);
  }

  #comment(at: number): void {
    if (at < this.#end) return;
    const { text } = this.#source;
    for (const comment of comments) {
      comment.lastIndex = at;
      const found = comment.exec(text)?.[0];
      if (found === undefined) continue;
      this.#end = at + found.length;
      const before = text.slice(0, at).split('\n');
      const site = { source: this.#source, line: before.length - 1, column: before.at(-1)?.length ?? 0 };
      this.problems.push({ site, describe: say.jinjaComment });
      return;
    }
  }

  #lineStart(line: number): number {
    this.#lines ??= [0, ...[...this.#source.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    return this.#lines[line] ?? 0;
  }
}

/** In one line without braces, or with blanks inside of both ends. */
const comments = [/\{#[^{}\n]*#\}/y, /\{#-?\s[\s\S]*?\s-?#\}/y];
