import { JinjaProblem, type Tag, type Token } from './tokens.js';

/** A name with the names behind its dots, as far as they are plain: `v1.local_hostname`. */
export interface Path {
  readonly names: readonly string[];
  readonly at: number;
}

/** What an expression uses, for those who know which names there are. */
export interface Uses {
  readonly paths: Path[];
  readonly filters: Token[];
  readonly tests: Token[];
  /** `v1.local-hostname`: a difference without a blank around its sign. */
  readonly differences: { readonly left: Path; readonly right: Token }[];
}

export const noUses = (): Uses => ({ paths: [], filters: [], tests: [], differences: [] });

/** Reads the words of one tag as jinja's parser does, and throws a JinjaProblem where it would. Source: jinja2/parser.py. */
export class Words {
  readonly uses: Uses;
  readonly #tag: Tag;
  #next = 0;

  constructor(tag: Tag, uses: Uses) {
    this.#tag = tag;
    this.uses = uses;
  }

  get peek(): Token | undefined {
    return this.#tag.tokens[this.#next];
  }

  take(): Token {
    const token = this.peek;
    if (token === undefined) throw new JinjaProblem('this tag ends too early', this.#tag.at);
    this.#next += 1;
    return token;
  }

  is(...texts: readonly string[]): boolean {
    const token = this.peek;
    return token !== undefined && token.kind !== 'string' && texts.includes(token.text);
  }

  skip(...texts: readonly string[]): boolean {
    const isThere = this.is(...texts);
    if (isThere) this.#next += 1;
    return isThere;
  }

  expect(text: string): void {
    const token = this.take();
    if (token.text !== text || token.kind === 'string')
      throw new JinjaProblem(`${JSON.stringify(token.text)} is where jinja expects ${text}`, token.at);
  }

  name(): Token {
    const token = this.take();
    if (token.kind === 'name') return token;
    throw new JinjaProblem(`${JSON.stringify(token.text)} is where jinja expects a name`, token.at);
  }

  end(): void {
    const token = this.peek;
    if (token !== undefined)
      throw new JinjaProblem(`${JSON.stringify(token.text)} is where the tag should end`, token.at);
  }

  /** One value, or several with commas between them. */
  tuple(end: readonly string[] = [], options?: { readonly hasCondition: boolean }): void {
    this.expression(options);
    while (this.skip(',')) if (this.peek !== undefined && !this.is(...end)) this.expression(options);
  }

  expression({ hasCondition = true } = {}): void {
    this.#either();
    while (hasCondition && this.skip('if')) {
      this.#either();
      if (this.skip('else')) this.expression();
    }
  }

  #either(): void {
    do {
      do {
        while (this.skip('not'));
        this.#comparison();
      } while (this.skip('and'));
    } while (this.skip('or'));
  }

  #comparison(): void {
    this.#sum();
    for (;;) {
      if (this.skip('not')) this.expect('in');
      else if (!this.skip('==', '!=', '<', '>', '<=', '>=', 'in')) return;
      this.#sum();
    }
  }

  #sum(): void {
    let left = this.#operands();
    for (;;) {
      const sign = this.peek;
      if (!this.skip('+', '-', '~') || sign === undefined) return;
      const right = this.peek;
      const isClose = left !== undefined && sign.at === left.end && right?.at === sign.at + 1;
      if (sign.text === '-' && isClose && left !== undefined && right.kind === 'name')
        this.uses.differences.push({ left: left.path, right });
      left = this.#operands();
    }
  }

  #operands(): { readonly path: Path; readonly end: number } | undefined {
    const first = this.#unary();
    let isAlone = true;
    while (this.skip('*', '/', '//', '%', '**')) {
      this.#unary();
      isAlone = false;
    }
    return isAlone ? first : undefined;
  }

  #unary(): { readonly path: Path; readonly end: number } | undefined {
    if (this.skip('-', '+')) return void this.#unary();
    const value = this.#postfix(this.#primary());
    return this.#filters() ? undefined : value;
  }

  #primary(): Token | undefined {
    const token = this.take();
    if (token.kind === 'name') return token;
    if (token.kind === 'string') while (this.peek?.kind === 'string') this.take();
    else if (token.kind === 'operator') this.#bracket(token);
    return undefined;
  }

  #bracket({ text, at }: Token): void {
    if (text === '(' || text === '[') {
      const close = text === '(' ? ')' : ']';
      if (!this.is(close)) this.tuple([close]);
      this.expect(close);
    } else if (text === '{') {
      while (!this.is('}')) {
        this.expression();
        this.expect(':');
        this.expression();
        if (!this.skip(',')) break;
      }
      this.expect('}');
    } else throw new JinjaProblem(`${JSON.stringify(text)} is where jinja expects a value`, at);
  }

  #postfix(name: Token | undefined): { readonly path: Path; readonly end: number } | undefined {
    const names = name === undefined ? [] : [name.text];
    let end = name === undefined ? 0 : name.at + name.text.length;
    let isPlain = name !== undefined;
    for (;;) {
      if (this.skip('.')) {
        const member = this.take();
        if (member.kind !== 'name' && member.kind !== 'number')
          throw new JinjaProblem(`${JSON.stringify(member.text)} is where jinja expects a name`, member.at);
        if (isPlain) names.push(member.text);
        end = member.at + member.text.length;
      } else if (this.skip('[')) {
        this.#subscript();
        isPlain = false;
      } else if (this.skip('(')) {
        this.call();
        isPlain = false;
      } else break;
    }
    if (name === undefined) return undefined;
    const path = { names, at: name.at };
    this.uses.paths.push(path);
    return isPlain ? { path, end } : undefined;
  }

  #subscript(): void {
    if (this.skip(']')) return;
    do {
      if (!this.is(':')) this.expression();
      for (let colons = 0; colons < 2 && this.skip(':'); colons += 1)
        if (!this.is(']', ':', ',')) this.expression();
    } while (this.skip(','));
    this.expect(']');
  }

  /** A call of a macro and nothing around it. */
  callOnly(): void {
    const start = this.peek;
    this.#postfix(this.#primary());
    if (start !== undefined && this.#tag.tokens[this.#next - 1]?.text !== ')')
      throw new JinjaProblem('{% call %} needs a call of a macro', start.at);
  }

  /** Arguments up to the bracket that closes them. */
  call(): void {
    let last = 0;
    while (!this.is(')')) {
      const argument = this.peek;
      const isNamed = argument?.kind === 'name' && this.#tag.tokens[this.#next + 1]?.text === '=';
      const rank = this.skip('*') ? 2 : this.skip('**') ? 3 : isNamed ? 1 : 0;
      // Plain arguments, named ones, one list, one mapping: in this order, but that named ones may follow the list.
      if (argument !== undefined && (rank < last ? rank !== 1 || last > 2 : rank > 1 && rank === last))
        throw new JinjaProblem('this argument comes after one that must be the last', argument.at);
      last = Math.max(last, rank);
      if (isNamed) {
        this.take();
        this.take();
      }
      this.expression();
      if (!this.skip(',')) break;
    }
    this.expect(')');
  }

  /** Filters and tests behind a value. */
  #filters(): boolean {
    let hasOne = false;
    for (;;) {
      if (this.skip('|')) this.uses.filters.push(this.dotted());
      else if (this.skip('is')) {
        this.skip('not');
        this.uses.tests.push(this.dotted());
        this.#operandOfTest();
      } else if (!this.is('(') || !hasOne) return hasOne;
      if (this.skip('(')) this.call();
      hasOne = true;
    }
  }

  dotted(): Token {
    const first = this.name();
    let text = first.text;
    while (this.skip('.')) text += `.${this.name().text}`;
    return { ...first, text };
  }

  #operandOfTest(): void {
    const token = this.peek;
    if (token === undefined || this.is('(', 'else', 'or', 'and', 'if', 'is', 'in', 'not')) return;
    if (token.kind !== 'operator' || this.is('[', '{')) this.#postfix(this.#primary());
  }
}
