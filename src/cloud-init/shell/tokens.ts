/** A word or an operator of a shell script; `at` is the index of its first character. */
export interface ShellToken {
  readonly kind: 'word' | 'operator';
  readonly text: string;
  readonly at: number;
}

/**
 * The words and operators of a shell script, as far as a reader of single words needs them: quotes are kept in their
 * words, comments and the texts of here-documents are left out, and what stands in `$(…)` or backquotes are tokens too.
 * Source: POSIX.1-2017, Shell Command Language, 2.3 and 2.10.
 */
export function shellTokens(text: string): readonly ShellToken[] {
  const scanner = new Scanner(text);
  scanner.commands('');
  return scanner.tokens;
}

const operators = /^(?:&>>|<<<|<<-|&>|>&|<&|>\||>>|<<|<>|<\(|>\(|&&|\|\||\|&|;;|[;&|()<>])/;

/** More than anybody writes into one another. */
const mostLevels = 50;

class Scanner {
  readonly tokens: ShellToken[] = [];
  readonly #text: string;
  readonly #heredocs: { readonly word: string; readonly isIndented: boolean }[] = [];
  #at = 0;
  #level = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Up to `until`, which is the end of a substitution, or to the end of the text. */
  commands(until: string): void {
    let depth = 0;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] as string;
      if (character === until && (depth === 0 || until === '`')) return;
      if (character === '\n') this.#newline();
      else if (/[ \t\r]/.test(character)) this.#at += 1;
      else if (this.#text.startsWith('\\\n', this.#at)) this.#at += 2;
      else if (character === '#') this.#at = this.#lineEnd();
      else {
        const operator = operators.exec(this.#text.slice(this.#at, this.#at + 3))?.[0];
        if (operator === undefined) this.#word(until);
        else this.#operator(operator);
        if (operator === '(' || operator === '<(' || operator === '>(') depth += 1;
        if (operator === ')') depth -= 1;
      }
    }
  }

  #operator(operator: string): void {
    this.#push('operator', operator, this.#at);
    this.#at += operator.length;
    if (operator !== '<<' && operator !== '<<-') return;
    const rest = this.#text.slice(this.#at, this.#at + 200);
    const [all, word] = /^[ \t]*((?:\\.|'[^']*'|"[^"]*"|[^\s;&|()<>])+)/.exec(rest) ?? [];
    if (all === undefined || word === undefined) return;
    this.#heredocs.push({ word: word.replace(/['"\\]/g, ''), isIndented: operator === '<<-' });
    this.#at += all.length;
  }

  #newline(): void {
    this.#push('operator', '\n', this.#at);
    this.#at += 1;
    for (const { word, isIndented } of this.#heredocs.splice(0)) {
      let line: string | undefined;
      while (line !== word && this.#at < this.#text.length) {
        const end = this.#lineEnd();
        line = this.#text.slice(this.#at, end);
        if (isIndented) line = line.replace(/^\t+/, '');
        this.#at = end + 1;
      }
    }
  }

  #word(until: string): void {
    const start = this.#at;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] as string;
      if (/[ \t\r\n;&|()<>]/.test(character) || character === until) break;
      this.#letter(character);
    }
    this.#at = Math.min(this.#at, this.#text.length);
    this.#push('word', this.#text.slice(start, this.#at), start);
  }

  /** One character of a word, with all that belongs to it. */
  #letter(character: string): void {
    if (character === '\\') this.#at += 2;
    else if (character === "'") this.#at = this.#behind("'", this.#at + 1);
    else if (character === '"') this.#enclosed('"');
    else if (character === '$' || character === '`') this.#expansion(character);
    else this.#at += 1;
  }

  /** From a first character to the last one, with expansions between them. */
  #enclosed(end: '"' | '}'): void {
    this.#at += 1;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] as string;
      if (character === end) break;
      // A quote is a letter like others between double quotes.
      if (end === '"' && character === "'") this.#at += 1;
      else this.#letter(character);
    }
    this.#at += 1;
  }

  #expansion(character: '$' | '`'): void {
    const next = this.#text[this.#at + 1];
    this.#level += 1;
    if (this.#level > mostLevels) this.#at += 1;
    else if (character === '`') this.#substitution('`', 1);
    else if (this.#text.startsWith('$((', this.#at)) this.#at = this.#behind('))', this.#at + 3);
    else if (next === '(') this.#substitution(')', 2);
    else if (next === '{') {
      this.#at += 1;
      this.#enclosed('}');
    } else this.#at += 1;
    this.#level -= 1;
  }

  #substitution(end: ')' | '`', start: number): void {
    this.#at += start;
    this.#push('operator', '(', this.#at - 1);
    this.commands(end);
    this.#push('operator', ')', this.#at);
    this.#at += 1;
  }

  #behind(end: string, from: number): number {
    const found = this.#text.indexOf(end, from);
    return found < 0 ? this.#text.length : found + end.length;
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return end < 0 ? this.#text.length : end;
  }

  #push(kind: ShellToken['kind'], text: string, at: number): void {
    this.tokens.push({ kind, text, at });
  }
}
