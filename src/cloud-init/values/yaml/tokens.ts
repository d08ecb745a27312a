/** The pieces that a YAML text is made of, as the parser sees them. */
export type TokenKind =
  | 'directive'
  | '---'
  | '...'
  | 'end'
  /** A list or a mapping of lines begins, and the innermost one ends. */
  | 'block list'
  | 'block mapping'
  | 'block end'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | '-'
  /** A key follows; in most texts none is written. */
  | '?'
  | ':'
  | '*'
  | '&'
  | '!'
  | 'scalar';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface Token {
  readonly kind: TokenKind;
  /** Indexes of its first character, and of the one behind its last one. */
  readonly at: number;
  readonly end: number;
  /** The text of a scalar, the name of an anchor, of an alias or of a directive, what a tag has behind its handle. */
  readonly text: string;
  readonly style: ScalarStyle;
  /** `!` or `!!` of a tag; absent where it is written whole. The values of a directive. */
  readonly words: readonly string[];
}

/** Everything but a scalar. */
export const token = (
  kind: TokenKind,
  at: number,
  { end = at, text = '', words = none }: Partial<Pick<Token, 'end' | 'text' | 'words'>> = {},
): Token => ({ kind, at, end, text, style: 'plain', words });

export const scalarToken = (
  at: number,
  { end, text, style = 'plain' }: { end: number; text: string; style?: ScalarStyle },
): Token => ({ kind: 'scalar', at, end, text, style, words: none });

const none: readonly string[] = [];
