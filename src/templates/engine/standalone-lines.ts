import type { Token, Tokenizer } from './nunjucks.js';

/**
 * A line that holds nothing but tags and comments leaves no trace in the output: neither its indentation nor its
 * newline. Every other newline stays. nunjucks' own trimBlocks also takes the newline behind `{% endif %}` at the
 * end of a line of text, which glues two lines of a cloud-config together. An include on a line of its own leaves
 * its indentation, which belongs to the text that it brings.
 */
export class StandaloneLines {
  readonly #tokens: Tokenizer;
  readonly #read: () => Token | null;
  /** Where the standalone line ends that was found last. */
  #end = 0;

  constructor(tokens: Tokenizer) {
    this.#tokens = tokens;
    this.#read = tokens.nextToken.bind(tokens);
  }

  /** The next token of nunjucks' lexer, without the white space that has to go. */
  next(): Token | null {
    if (!this.#tokens.in_code) this.enter();
    const token = this.#read();
    if (token?.type === 'data') this.#trim(token);
    if (token?.type === 'block-end' || token?.type === 'comment') this.leave();
    return token;
  }

  /** Gives the indentation of the standalone line whose first tag stands here, if there is one. */
  enter(): string {
    const { str, index } = this.#tokens;
    if (index < this.#end || !(str.startsWith('{%', index) || str.startsWith('{##', index))) return '';
    const indentation = str.slice(str.lastIndexOf('\n', index - 1) + 1, index);
    if (!/^[ \t]*$/.test(indentation)) return '';
    standaloneLine.lastIndex = index;
    const line = standaloneLine.exec(str)?.[0];
    if (line === undefined) return '';
    const isPrinted = /\{%-?\s*include\b/.test(line);
    if (isPrinted && line.indexOf('{%') !== line.lastIndexOf('{%')) return '';
    this.#end = index + line.length;
    return isPrinted ? '' : indentation;
  }

  /** Passes over what stands behind the last tag of a standalone line. */
  leave(): void {
    const { str, index } = this.#tokens;
    if (index >= this.#end) return;
    if (/^\s*$/.test(str.slice(index, this.#end))) this.#tokens.forwardN(this.#end - index);
  }

  #trim(token: Token): void {
    const { index } = this.#tokens;
    if (index <= this.#end) {
      token.value = '';
      return;
    }
    const indentation = this.enter();
    if (indentation !== '') token.value = token.value.slice(0, -indentation.length);
  }
}

// A tag, in which quoted texts may hold `%}`; a comment; spaces; then the end of the line or of the file.
const standaloneLine =
  /(?:\{%(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|%(?!\})|[^"'%])*%\}|\{##[\s\S]*?##\}|[ \t])+(?:\r?\n|$)/y;
