/** What ends a line in YAML 1.1. Only the last two stay themselves in a text; the others become a line feed. */
export const isBreak = (code: number): boolean =>
  code === lineFeed ||
  code === carriageReturn ||
  code === 0x85 ||
  code === lineSeparator ||
  code === paragraphSeparator;

/** A space, a tab, the end of a line or of the text. */
export const isBlank = (code: number): boolean =>
  code === space || code === tab || code === 0 || isBreak(code);

/** The end of a line or of the text. */
export const isLineEnd = (code: number): boolean => code === 0 || isBreak(code);

export const tab = 9;
export const space = 32;
const lineFeed = 10;
const carriageReturn = 13;
const lineSeparator = 0x2028;
const paragraphSeparator = 0x2029;
const byteOrderMark = 0xfeff;

/** A place in a text that moves forward, with the line and the column that indentation is counted in. */
export class Cursor {
  readonly text: string;
  at = 0;
  line = 0;
  lineStart = 0;

  /** `text` has no NUL: that stands for its end here. */
  constructor(text: string) {
    this.text = text;
    // The mark has no width, and is part of the text anywhere else.
    if (text.charCodeAt(0) === byteOrderMark) this.at = this.lineStart = 1;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  /** The code of a character from here on; 0 at the end. */
  code(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.text.length ? this.text.charCodeAt(at) : 0;
  }

  skipSpaces(): void {
    while (this.code() === space) this.at += 1;
  }

  skipBlanks(): void {
    for (let code = this.code(); code === space || code === tab; code = this.code()) this.at += 1;
  }

  /** A comment, if one begins here; its line end stays. */
  skipComment(): void {
    if (this.code() === 0x23 /* # */) this.at = firstOf(lineEnds, this.text, this.at);
  }

  /** Goes behind the end of a line, and gives what it is in a text; empty where no line ends here. */
  takeBreak(): string {
    const code = this.code();
    if (!isBreak(code)) return '';
    this.at += code === carriageReturn && this.code(1) === lineFeed ? 2 : 1;
    this.line += 1;
    this.lineStart = this.at;
    if (code === lineSeparator) return '\u2028';
    return code === paragraphSeparator ? '\u2029' : '\n';
  }

  /** Whether a document begins or ends here: `---` or `...`, of which the caller knows that a line begins. */
  isMarker(mark: '---' | '...'): boolean {
    return this.text.startsWith(mark, this.at) && isBlank(this.code(3));
  }
}

/** Index of the first match from an index on, or of the end. The pattern has the flag g, and is one character wide. */
export function firstOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
}

export const lineEnds = /[\r\n\u0085\u2028\u2029]/g;
