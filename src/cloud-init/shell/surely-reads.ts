/**
 * Whether every shell reads this script to its end: it is made of a part of the grammar that all of them have, of characters with one
 * meaning. Most scripts are, and to start a shell takes more than all else that is looked at in one. `false` says nothing of a script.
 * Source: POSIX.1-2017, Shell Command Language, 2.10, without what dash or bash refuses.
 */
export const surelyReads = (text: string): boolean =>
  text.length <= longest && new Reader(text).list(new Set()) === '';

/** The stack of a regular expression is not endless. */
const longest = 20_000;

const name = String.raw`[A-Za-z_]\w*`;
/** Brackets, braces and `!` mean something else in one place or another. */
const plain = String.raw`[\w./:,@%+?*=-]`;
const change = String.raw`(?::?[-=+]|##?|%%?)[\w./:,@%+?* -]*`;
const variable = String.raw`\$(?:${name}|[\d?#@*$]|\{(?:#?${name}|${name}${change})\})`;
const quoted = String.raw`'[\t\n -&(-~]*'|"(?:[\t\n !#%-\[\]-_a-~]|\\[ -~]|${variable})*"`;
/** No blank behind a backslash: a line that is continued is told by the blank before. */
const piece = String.raw`\\[!-~]|${quoted}|${variable}`;

const word = new RegExp(String.raw`(?:${plain}|~|${piece})(?:${plain}|~|#|${piece})*`, 'y');
/** A word by itself: of `[ ! -e x ]`. */
const bracket = /(?<![^\s;&|])\[(?=[ \t])|\](?=[\s;&|]|$)/y;
const not = /!(?=[ \t])/y;
/** What follows must be a word, or was the number of a file. */
const redirection = /\d?(?:[<>]&[\d-](?=[\s;&|]|$)|(?:>>|[<>])[ \t]*(?![\s&<>|;()#!]|$)(?<to>))/y;
const number = /(?<=\d)[<>]/y;
const blanks = /(?:[ \t]|(?<=[ \t])\\\n)*/y;
/** Blanks, ends of lines and comments. */
const between = /(?:[ \t\n]|(?<=[ \t])\\\n|(?<![^\s;])#[^\n\0]*(?=\n|$))*/y;
const separator = /;(?![;&|])|(?=\n|(?<![^\s;])#|$)/y;
const joint = /&&|\|\|?(?![|&])/y;
const loopHead = new RegExp(String.raw`[ \t]+(?<variable>${name})[ \t]+in(?=[ \t;\n])`, 'y');

/** Without quotes these mean something to a shell, wherever one of them stands; to which one is not looked at. */
const reserved = new Set(
  'if then elif else fi for while until do done case esac in time function select coproc repeat foreach end nocorrect namespace'.split(
    ' ',
  ),
);

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads commands up to a word that ends them, which is given, or to the end of the text, which is ''; undefined where one is not sure. */
  list(ends: ReadonlySet<string>): string | undefined {
    for (let count = 0, isOpen = false; ; count += 1) {
      this.#take(between);
      if (this.#at === this.#text.length) return isOpen || ends.size > 0 ? undefined : '';
      const start = this.#at;
      const first = this.#take(word)?.[0];
      if (first !== undefined && ends.has(first)) return isOpen || count === 0 ? undefined : first;
      if (first === undefined || !reserved.has(first)) {
        this.#at = start;
        if (!this.#words()) return undefined;
      } else if (!(this.#compound(first) && this.#words({ isBehind: true }))) return undefined;
      isOpen = this.#take(joint) !== undefined;
      if (!isOpen && this.#take(separator) === undefined) return undefined;
    }
  }

  /** Of a command, or the redirections behind a compound one, with the blanks behind them. */
  #words({ isBehind = false } = {}): boolean {
    this.#take(blanks);
    for (let count = 0; ; count += 1) {
      const to = this.#take(redirection);
      // `>2>&1`: the number belongs to what follows it.
      if (to?.groups?.['to'] !== undefined && !(this.#word() && this.#take(number) === undefined))
        return false;
      if (to === undefined) {
        const isWord = !isBehind && (this.#word() || this.#take(bracket) || (count > 0 && this.#take(not)));
        if (!isWord) return isBehind || count > 0;
      }
      this.#take(blanks);
    }
  }

  #compound(first: string): boolean {
    if (first === 'for') return this.#loop();
    if (first === 'while' || first === 'until')
      return this.list(new Set(['do'])) === 'do' && this.list(new Set(['done'])) === 'done';
    if (first !== 'if') return false;
    for (let branch: string | undefined = 'elif'; ; ) {
      if (branch === 'elif' && this.list(new Set(['then'])) !== 'then') return false;
      branch = this.list(new Set(branch === 'else' ? ['fi'] : ['elif', 'else', 'fi']));
      if (branch === undefined || branch === 'fi') return branch === 'fi';
    }
  }

  #loop(): boolean {
    const variable = this.#take(loopHead)?.groups?.['variable'];
    if (variable === undefined || reserved.has(variable)) return false;
    do this.#take(blanks);
    while (this.#word());
    if (this.#take(separator) === undefined) return false;
    this.#take(between);
    return this.#take(word)?.[0] === 'do' && this.list(new Set(['done'])) === 'done';
  }

  /** One that no shell has a meaning of its own for. */
  #word(): boolean {
    const start = this.#at;
    const found = this.#take(word)?.[0];
    if (found === undefined || !reserved.has(found)) return found !== undefined;
    this.#at = start;
    return false;
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }
}
