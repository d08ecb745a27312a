import type { Token } from './nunjucks.js';

/** A tag as it was opened: its name, and the place of its braces, counted from 0. */
export interface OpenTag {
  /** Empty for `{{`. */
  readonly name: string;
  readonly lineno: number;
  readonly colno: number;
}

/** The tags that have an end tag. `set` has one where it holds no `=`. */
const paired = new Set(['if', 'for', 'block', 'macro', 'call', 'filter', 'switch']);

/** Follows the tokens and knows what is open, since nunjucks gives no place for what is never closed. */
export class OpenTags {
  /** The braces that were opened last. */
  last: OpenTag = { name: '', lineno: 0, colno: 0 };
  /** The tag whose end tag was read last. */
  closed: OpenTag | undefined;
  /** The text in quotes that was read last. */
  lastText: Token | undefined;
  /** nunjucks asked for a token behind the last one. */
  isAtEnd = false;
  /** The last token but one: what nunjucks complains about where it has looked ahead. */
  beforeLast: Token | undefined;
  readonly #open: OpenTag[] = [];
  #lastToken: Token | undefined;
  #awaitsName = false;
  #set: OpenTag | undefined;

  get innermost(): OpenTag | undefined {
    return this.#open.at(-1);
  }

  see(token: Token | null): void {
    if (token === null) {
      this.isAtEnd = true;
      return;
    }
    const { type, value, lineno, colno } = token;
    if (type === 'whitespace') return;
    this.beforeLast = this.#lastToken;
    this.#lastToken = token;
    if (type === 'block-start' || type === 'variable-start') {
      this.last = { name: '', lineno, colno };
      this.#awaitsName = type === 'block-start';
    } else if (type === 'symbol' && this.#awaitsName) {
      this.#awaitsName = false;
      this.last = { ...this.last, name: value };
      this.#begin(this.last);
    } else if (type === 'operator' && value === '=') {
      this.#set = undefined;
    } else if (type === 'block-end') {
      if (this.#set !== undefined) this.#open.push(this.#set);
      this.#set = undefined;
    } else if (type === 'string') {
      this.lastText = token;
    }
  }

  #begin(tag: OpenTag): void {
    if (paired.has(tag.name)) this.#open.push(tag);
    else if (tag.name === 'set') this.#set = tag;
    else if (tag.name === `end${this.innermost?.name}`) this.closed = this.#open.pop();
  }
}
