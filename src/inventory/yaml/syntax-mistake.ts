import { Lexer, type YAMLError } from 'yaml';
import {
  badEscape,
  badStart,
  complexKey,
  deeperThanItsKey,
  emptyAlias,
  misplacedComma,
  missingColon,
  missingComma,
  missingSpaceAfterColon,
  otherSyntax,
  secondColon,
  secondDocument,
  tabIndentation,
  textAfterValue,
  tooDeep,
  unclosedBracket,
  unclosedQuote,
  unevenIndentation,
  unknownTag,
  unquotedTemplate,
  unspacedComment,
} from '../../diagnostics/catalogue/inventory-yaml.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { PlaceOf } from '../files/places.js';

interface Context {
  readonly text: string;
  readonly placeOf: PlaceOf;
}

/** What the library found wrong, in words that say what to write instead. */
export function syntaxMistake(error: YAMLError, { text, placeOf }: Context): Diagnostic {
  const offset = error.pos[0];
  const line = lineAt(text, offset);
  const brace = /(?:^|[:-] +)([{][{%].*)$/.exec(line.text);
  if (brace !== null) {
    const value = brace[1] as string;
    return unquotedTemplate(placeOf(line.start + line.text.length - value.length), { line: value });
  }
  return mistakeByCode(error, { text, placeOf, offset, line: line.text.trim() });
}

interface ErrorContext extends Context {
  readonly offset: number;
  /** The line of the error without its indentation. */
  readonly line: string;
}

function mistakeByCode({ code, message }: YAMLError, context: ErrorContext): Diagnostic {
  const { text, placeOf, offset } = context;
  const position = placeOf(offset);
  const character = text[offset] ?? '';
  switch (code) {
    case 'TAB_AS_INDENT':
      return tabIndentation(position);
    case 'MULTILINE_IMPLICIT_KEY':
      return missingColonIn(context);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return nestedMapping(context);
    case 'BAD_INDENT':
      return indentationMistake(message, context);
    case 'BAD_SCALAR_START':
      return badStart(position, { character });
    case 'BAD_DQ_ESCAPE':
      return badEscape(position, { escape: text.slice(offset, offset + 2) });
    case 'NON_STRING_KEY':
      return complexKey(position);
    case 'MULTIPLE_DOCS':
      return secondDocument(position);
    case 'TAG_RESOLVE_FAILED':
      return unknownTag(position, { tag: /^\S+/.exec(text.slice(offset))?.[0] ?? '!' });
    case 'BAD_ALIAS':
      return emptyAlias(position);
    case 'RESOURCE_EXHAUSTION':
      return tooDeep(position, { most: 64 });
    default:
      return mistakeByMessage(message, context);
  }
}

// The library has one code for several mistakes; its message tells them apart.
function mistakeByMessage(message: string, context: ErrorContext): Diagnostic {
  const { text, placeOf, offset } = context;
  const position = placeOf(offset);
  if (message.startsWith('Missing closing')) return unclosedQuoteIn(context);
  if (message.startsWith('Comments must')) return unspacedComment(position);
  if (message.startsWith('Implicit map keys')) return missingColonIn(context);
  if (message.startsWith('Unexpected ,')) return misplacedComma(position);
  if (message.startsWith('Missing ,')) return missingComma(position);
  if (/^Flow .* end with a/.test(message))
    return unclosedBracket(position, { bracket: message.at(-1) ?? ']' });
  if (message.startsWith('Unexpected scalar') || message.startsWith('Block scalar header')) {
    return textAfterValue(position, { rest: restOfLine(text, offset) });
  }
  return otherSyntax(position, { message: message.split('\n', 1)[0] as string });
}

function missingColonIn({ text, placeOf, offset }: ErrorContext): Diagnostic {
  const rest = restOfLine(text, offset);
  const [, key, value] = /^([\w.-]+):(\S.*)$/.exec(rest) ?? [];
  if (key === undefined || value === undefined) return missingColon(placeOf(offset), { line: rest });
  return missingSpaceAfterColon(placeOf(offset), { line: rest, key, value });
}

// `a: b: c` has two colons in one line; `a: b` with a deeper line below has its second colon there.
function nestedMapping({ text, placeOf, offset }: ErrorContext): Diagnostic {
  const value = restOfLine(text, offset);
  if (/:(?: |$)/.test(value)) return secondColon(placeOf(offset), { value });
  const below = /\n[ \t]*(?=[^\s#])/g;
  below.lastIndex = offset;
  return deeperThanItsKey(placeOf(below.exec(text) === null ? offset : below.lastIndex));
}

function indentationMistake(message: string, { text, placeOf, offset }: ErrorContext): Diagnostic {
  if (/^Flow .* end with a/.test(message))
    return unclosedBracket(placeOf(offset), { bracket: message.at(-1) ?? ']' });
  const indented = offset + (/^(?:\s|#.*\n)*/.exec(text.slice(offset))?.[0].length ?? 0);
  const things = message.includes('sequence') ? 'items of one list' : 'keys of one mapping';
  return unevenIndentation(placeOf(indented), { things });
}

// The library reports the end of the file; what helps is the place where the quote was opened.
function unclosedQuoteIn({ text, placeOf, offset }: ErrorContext): Diagnostic {
  let at = 0;
  let opened = offset;
  for (const token of new Lexer().lex(text)) {
    if (isControlToken(token)) continue;
    if (token.startsWith('"') || token.startsWith("'")) opened = at;
    at += token.length;
  }
  return unclosedQuote(placeOf(opened), { quote: text[opened] ?? '"' });
}

// Source: yaml, src/parse/cst.ts: these stand for what has no characters in the text.
const isControlToken = (token: string): boolean => ['\u0002', '\u0018', '\u001f'].includes(token);

function lineAt(text: string, offset: number): { text: string; start: number } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', start);
  return { text: text.slice(start, end < 0 ? text.length : end).trimEnd(), start };
}

function restOfLine(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end < 0 ? text.length : end).trim();
}
