import { scanBlockScalar } from './block-scalar.js';
import { type BlockKind, Blocks } from './blocks.js';
import { Cursor, isBlank } from './cursor.js';
import { misplacedSign, wrongStart } from './misplaced.js';
import { scanPlain } from './plain.js';
import { scanQuoted } from './quoted.js';
import { scanAnchor, scanDirective, scanTag } from './scan-property.js';
import { SimpleKeys } from './simple-keys.js';
import { type Token, type TokenKind, token } from './tokens.js';

/**
 * Gives the tokens of a text one after the other. Indentation becomes tokens, and so does a key, which is seen when
 * its colon comes: that is why tokens wait in a queue. Source: PyYAML scanner.py.
 */
export class Scanner {
  readonly #cursor: Cursor;
  readonly #keys = new SimpleKeys();
  readonly #blocks = new Blocks();
  #waiting: Token[] = [];
  #next = 0;
  #taken = 0;
  #isDone = false;
  /** How many brackets are open. */
  #level = 0;
  /** Whether a key, and with it a block, may begin here. */
  #mayBeKey = true;
  /** The last token that was read, before its key is known. */
  #last: Token | undefined;

  constructor(text: string) {
    this.#cursor = new Cursor(text);
  }

  /** The next token, which stays. */
  peek(): Token {
    while (this.#isInNeed()) this.#fetch();
    return this.#waiting[this.#next] as Token;
  }

  take(): Token {
    const next = this.peek();
    this.#next += 1;
    this.#taken += 1;
    if (this.#next === this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
    }
    return next;
  }

  /** Nothing waits, or what waits first may turn out to be a key. */
  #isInNeed(): boolean {
    if (this.#isDone) return false;
    if (this.#next === this.#waiting.length) return true;
    this.#keys.dropStale(this.#cursor);
    return this.#keys.first === this.#taken;
  }

  #fetch(): void {
    const cursor = this.#cursor;
    this.#skipToToken();
    this.#keys.dropStale(cursor);
    this.#unwind(cursor.column);
    if (cursor.code() === 0) return this.#end();
    if (cursor.column === 0 && this.#marker()) return;
    const character = cursor.text.charAt(cursor.at);
    const isFlow = this.#level !== 0;
    const isAlone = isBlank(cursor.code(1));
    switch (character) {
      case '[':
      case '{':
        return this.#open(character);
      case ']':
      case '}':
        return this.#close(character);
      case ',':
        return this.#entry(character);
      case '-':
        return isAlone ? this.#entry(character) : this.#plain();
      case '?':
        if (isFlow || isAlone) return this.#key();
        return this.#plain();
      case ':':
        if (isFlow || isAlone) return this.#value();
        return this.#plain();
      case '*':
      case '&':
        this.#saveKey();
        return this.#push(scanAnchor(cursor));
      case '!':
        this.#saveKey();
        return this.#push(scanTag(cursor));
      case "'":
      case '"':
        this.#saveKey();
        return this.#push(scanQuoted(cursor));
      case '|':
      case '>':
        if (isFlow) throw wrongStart(cursor);
        return this.#blockScalar();
      case '%':
      case '@':
      case '`':
      case '\t':
        throw wrongStart(cursor);
      default:
        return this.#plain();
    }
  }

  /** Goes over spaces, comments and line ends, and over nothing else. */
  #skipToToken(): void {
    const cursor = this.#cursor;
    for (;;) {
      cursor.skipSpaces();
      cursor.skipComment();
      if (cursor.takeBreak() === '') return;
      if (this.#level === 0) this.#mayBeKey = true;
    }
  }

  /** Ends the blocks that stand deeper than a column. Brackets do not care. */
  #unwind(column: number): void {
    if (this.#level !== 0) return;
    while (this.#blocks.endDeeper(column)) this.#push(token('block end', this.#cursor.at));
  }

  #end(): void {
    this.#unwind(-1);
    this.#keys.drop(this.#level);
    this.#keys.clear();
    this.#push(token('end', this.#cursor.at));
    this.#isDone = true;
  }

  /** A line that begins with `%`, `---` or `...`. */
  #marker(): boolean {
    const cursor = this.#cursor;
    const isDirective = cursor.code() === percentSign;
    const mark = (['---', '...'] as const).find((candidate) => cursor.isMarker(candidate));
    if (!isDirective && mark === undefined) return false;
    this.#unwind(-1);
    this.#keys.drop(this.#level);
    this.#mayBeKey = false;
    this.#push(mark === undefined ? scanDirective(cursor) : this.#sign(mark));
    return true;
  }

  #open(bracket: '[' | '{'): void {
    this.#saveKey();
    this.#level += 1;
    this.#mayBeKey = true;
    this.#push(this.#sign(bracket));
  }

  #close(bracket: ']' | '}'): void {
    this.#keys.drop(this.#level);
    this.#level -= 1;
    this.#mayBeKey = false;
    this.#push(this.#sign(bracket));
  }

  #entry(sign: ',' | '-'): void {
    if (sign === '-' && this.#level === 0) this.#startBlock('block list');
    this.#mayBeKey = true;
    this.#keys.drop(this.#level);
    this.#push(this.#sign(sign));
  }

  #key(): void {
    if (this.#level === 0) this.#startBlock('block mapping');
    this.#mayBeKey = this.#level === 0;
    this.#keys.drop(this.#level);
    this.#push(this.#sign('?'));
  }

  #value(): void {
    const key = this.#keys.take(this.#level);
    if (key === undefined) {
      if (this.#level === 0) this.#startBlock('block mapping');
      this.#mayBeKey = this.#level === 0;
    } else {
      const index = this.#next + key.number - this.#taken;
      const { at } = key;
      const kind = 'block mapping';
      const isFirst = this.#level === 0 && this.#blocks.begin({ kind, column: key.column });
      const starts = isFirst ? [token(kind, at)] : [];
      this.#waiting.splice(index, 0, ...starts, token('?', at));
      this.#mayBeKey = false;
    }
    this.#push(this.#sign(':'));
  }

  #blockScalar(): void {
    this.#mayBeKey = true;
    this.#keys.drop(this.#level);
    this.#push(scanBlockScalar(this.#cursor, { indent: this.#blocks.column }));
  }

  #plain(): void {
    this.#saveKey();
    const options = { indent: this.#blocks.column + 1, isFlow: this.#level !== 0 };
    const { scalar, isAtLineStart } = scanPlain(this.#cursor, options);
    this.#mayBeKey = isAtLineStart;
    this.#push(scalar);
  }

  /** An entry, or a key that is marked, begins a block where it stands deeper than the one around it. */
  #startBlock(kind: BlockKind): void {
    const { at, column } = this.#cursor;
    if (!this.#mayBeKey) throw misplacedSign(this.#cursor, this.#last);
    if (this.#blocks.begin({ kind, column })) this.#push(token(kind, at));
  }

  /** What comes now may be a key, if a colon stands behind it; no other one may begin before the next sign. */
  #saveKey(): void {
    const { at, line, column } = this.#cursor;
    const level = this.#level;
    if (this.#mayBeKey) {
      const required = level === 0 ? this.#blocks.requiredAt(column) : undefined;
      const number = this.#taken + this.#waiting.length - this.#next;
      this.#keys.drop(level);
      this.#keys.save({ number, required, at, line, column, level });
    }
    this.#mayBeKey = false;
  }

  #sign(kind: TokenKind): Token {
    const { at } = this.#cursor;
    this.#cursor.at += kind.length;
    return token(kind, at, { end: this.#cursor.at });
  }

  #push(made: Token): void {
    this.#waiting.push(made);
    this.#last = made;
  }
}

const percentSign = 0x25;
