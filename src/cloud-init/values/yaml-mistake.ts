import { Lexer, type YAMLError } from 'yaml';

export interface YamlMistake {
  /** Index of the character at which it shows. */
  readonly offset: number;
  readonly message: string;
}

/** What the library found, in our words where it is common; else in its own. */
export function yamlMistake(error: YAMLError, { text }: { text: string }): YamlMistake {
  const [offset] = error.pos;
  if (error.message.startsWith('Missing closing'))
    return { offset: lastQuote(text), message: 'this quote is never closed' };
  const isKey = /^(?:MULTILINE|BLOCK_AS)_IMPLICIT_KEY$/.test(error.code);
  const deeper = isKey ? deeperLine(text, offset) : undefined;
  if (deeper !== undefined) {
    return { offset: deeper, message: 'the line is deeper than the one above, which has its value already' };
  }
  const [first = ''] = error.message.split('\n', 1);
  return { offset, message: words[error.code] ?? `${first.slice(0, 1).toLowerCase()}${first.slice(1)}` };
}

const words: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_INDENT: 'it starts at another column than the lines that it belongs to',
  BAD_SCALAR_START: 'a value that starts with this character needs quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a value with a colon and a space in it needs quotes',
  MULTILINE_IMPLICIT_KEY: 'a line of a mapping needs a colon and a space behind its key',
  MULTIPLE_DOCS: 'a second document begins here',
  TAB_AS_INDENT: 'a tab indents the line',
  TAG_RESOLVE_FAILED: 'it has a tag that cloud-init does not know',
};

/** Where the quote stands that is open at the end of the text; the library points at the end. */
function lastQuote(text: string): number {
  let at = 0;
  let opened = 0;
  for (const token of new Lexer().lex(text)) {
    // Marks of the lexer's own, which stand for no character: a document, a scalar, the end of a flow.
    if (/^[\u0002\u0018\u001f]$/.test(token)) continue;
    if (/^["']/.test(token)) opened = at;
    at += token.length;
  }
  return opened;
}

/** The first character of the next line, where the one of the offset has a value and that one is deeper. */
function deeperLine(text: string, offset: number): number | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const [, margin = '', value] = /^( *(?:- +)*)[^\s#][^\n]*?:[ \t]+(\S[^\n]*)/.exec(text.slice(start)) ?? [];
  // A second colon is a mistake of the line itself.
  if (value === undefined || /:(?:\s|$)/.test(value)) return undefined;
  const next = end < 0 ? null : /^( *)\S/.exec(text.slice(end + 1));
  if (next === null || (next[1] as string).length <= margin.length) return undefined;
  return end + 1 + (next[1] as string).length;
}
