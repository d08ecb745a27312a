/** Where a text stops being JSON (RFC 8259), and what is missing there; nothing where it is JSON. */
export interface JsonMistake {
  /** Index of the first character that does not fit. */
  readonly offset: number;
  readonly expected: string;
}

/** JSON.parse says the same in words that change with Node; messages have to be the same everywhere. */
export function jsonMistake(text: string): JsonMistake | undefined {
  const scanner = new Scanner(text);
  return scanner.value() ?? scanner.end();
}

/** Where the entries of a list begin, in a text that is JSON. */
export function jsonItems(text: string): readonly number[] {
  const scanner = new Scanner(text);
  scanner.value();
  return scanner.items;
}

class Scanner {
  /** Where the entries of the outermost list begin. */
  readonly items: number[] = [];
  readonly #text: string;
  #at = 0;
  #level = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): JsonMistake | undefined {
    this.#take(/[ \t\n\r]*/y);
    if (this.#take(/\{/y)) return this.#below(() => this.#members('}', () => this.#member()));
    if (this.#take(/\[/y)) return this.#below(() => this.#members(']', () => this.#item()));
    if (this.#take(token)) return undefined;
    return this.#mistake('a value: a string in double quotes, a number, true, false, null, [ or {');
  }

  end(): JsonMistake | undefined {
    this.#take(/[ \t\n\r]*/y);
    return this.#at === this.#text.length ? undefined : this.#mistake('the end of the text');
  }

  #members(close: string, member: () => JsonMistake | undefined): JsonMistake | undefined {
    const end = close === '}' ? /[ \t\n\r]*\}/y : /[ \t\n\r]*\]/y;
    if (this.#take(end)) return undefined;
    for (;;) {
      const mistake = member();
      if (mistake !== undefined) return mistake;
      if (this.#take(end)) return undefined;
      if (!this.#take(/[ \t\n\r]*,/y)) {
        this.#take(/[ \t\n\r]*/y);
        return this.#mistake(`a comma or ${close}`);
      }
    }
  }

  #below(read: () => JsonMistake | undefined): JsonMistake | undefined {
    this.#level += 1;
    if (this.#level > deepest)
      return this.#mistake(`at most ${deepest} lists and mappings inside of one another`);
    const mistake = read();
    this.#level -= 1;
    return mistake;
  }

  #item(): JsonMistake | undefined {
    this.#take(/[ \t\n\r]*/y);
    if (this.#level === 1) this.items.push(this.#at);
    return this.value();
  }

  #member(): JsonMistake | undefined {
    this.#take(/[ \t\n\r]*/y);
    if (!this.#take(string)) return this.#mistake('a key in double quotes');
    if (!this.#take(/[ \t\n\r]*:/y)) return this.#mistake('a colon');
    return this.value();
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return false;
    this.#at += found[0].length;
    return true;
  }

  #mistake(expected: string): JsonMistake {
    return { offset: this.#at, expected };
  }
}

/** Python's reader has a stack that ends; ours would, too. */
const deepest = 450;

const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;
const token = new RegExp(
  `${string.source}|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null`,
  'y',
);
