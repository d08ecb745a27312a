import * as say from '../../diagnostics/catalogue/template-syntax.js';
import { nunjucks, type TemplateError, type Tokenizer } from './nunjucks.js';
import type { OpenTag, OpenTags } from './open-tags.js';
import type { Problem, Site, Source } from './site.js';

/** Thrown by our parser where the end of a raw block is missing. */
export class UnclosedRaw extends Error {
  readonly opening: OpenTag;

  constructor(opening: OpenTag) {
    super('unclosed raw block');
    this.opening = opening;
  }
}

interface Place {
  readonly lineno: number;
  readonly colno: number;
}

interface Circumstances {
  readonly source: Source;
  readonly tokens: Tokenizer;
  readonly tags: OpenTags;
  /** Where the token begins that was being read. */
  readonly start: Place;
}

/** Makes a message of what nunjucks' lexer or parser threw: often a bare TypeError at the end of the text. */
export function syntaxProblem(error: unknown, { source, tokens, tags, start }: Circumstances): Problem {
  const at = ({ lineno, colno }: Place): Site => ({
    source,
    line: lineno,
    column: colno,
  });
  if (error instanceof UnclosedRaw) return unclosedTag(error.opening, at(error.opening));
  if (!(error instanceof Error)) throw error;
  if (error instanceof RangeError) return { site: at(tags.last), describe: say.nestedTooDeep };
  if (/end of comment/.test(error.message)) return commentProblem(error.message, at(start));
  const { lineno, colno } = error as TemplateError;
  if (error instanceof nunjucks.lib.TemplateError && lineno !== undefined && colno !== undefined) {
    return wrongToken(error.message, { at, place: { lineno: lineno - 1, colno: colno - 1 }, tags });
  }
  if (tags.isAtEnd) return unclosed({ tokens, tags, at });
  return unreadable(error, { tags, at });
}

/** Some texts make nunjucks fail with a TypeError, which says nothing to the reader. */
function unreadable(error: Error, { tags, at }: { tags: OpenTags; at: (place: Place) => Site }): Problem {
  const { last, closed } = tags;
  if (last.name === 'endcall' && closed !== undefined) {
    return { site: at(closed), describe: say.wrongCallTag };
  }
  if (error instanceof TypeError) return { site: at(last), describe: say.notReadable };
  return { site: at(last), describe: (position) => say.wrongLiteral(position, { detail: error.message }) };
}

function commentProblem(message: string, site: Site): Problem {
  return { site, describe: message.startsWith('expected') ? say.unclosedComment : say.strayCommentEnd };
}

/** The text is at its end: braces, a quoted text or a tag with an end tag were opened and not closed. */
function unclosed({
  tokens,
  tags,
  at,
}: Pick<Circumstances, 'tokens' | 'tags'> & {
  at: (place: Place) => Site;
}): Problem {
  const { last, lastText, innermost } = tags;
  if (!tokens.in_code && innermost !== undefined) return unclosedTag(innermost, at(innermost));
  if (lastText !== undefined && isBehind(lastText, last) && !endsInQuote(tokens.str)) {
    return { site: at(lastText), describe: say.unclosedQuote };
  }
  const braces = last.name === '' && !isTag(tokens.str, last) ? '{{' : '{%';
  return { site: at(last), describe: (position) => say.unclosedBraces(position, { braces }) };
}

const unclosedTag = ({ name }: OpenTag, site: Site): Problem => ({
  site,
  describe: (position) => say.unclosedTag(position, { name }),
});

function wrongToken(
  message: string,
  { at, place, tags }: { at: (place: Place) => Site; place: Place; tags: OpenTags },
): Problem {
  const { innermost, last, beforeLast } = tags;
  const tag = /^unknown block tag: (.*)/s.exec(message)?.[1];
  if (tag !== undefined) {
    const open = innermost === undefined ? undefined : { name: innermost.name, line: innermost.lineno + 1 };
    return { site: at(place), describe: (position) => say.unknownTag(position, { name: tag, open }) };
  }
  if (message === 'invalid index') return { site: at(last), describe: say.severalIndexes };
  // In a tag, nunjucks has read one token more when it complains.
  const site = at(message.startsWith('expected block end') ? (beforeLast ?? place) : place);
  const text = tokenAt(site);
  return {
    site,
    describe: (position) => say.unexpectedToken(position, { text, expected: plainly(message) }),
  };
}

/** What nunjucks says it expected, in the words of somebody who writes templates. */
function plainly(message: string): string {
  for (const [pattern, expected] of plainWords) if (pattern.test(message)) return expected;
  return 'a name, a number, a string in quotes, an operator or the end of the tag';
}

const plainWords: readonly (readonly [RegExp, string])[] = [
  [/expected variable end/, 'an operator, a filter or the end of the expression, }}'],
  [/expected block end/, 'the end of the tag, %}'],
  [/unexpected token|expected expression|symbol, got/, 'a name, a number or a string in quotes'],
  [/expected name as lookup/, 'the name of a member after the dot'],
  [/expected comma/, 'a comma, or the closing bracket'],
  [/expected colon/, 'a colon after the key'],
  [/expected "in" keyword/, '{% for name in list %}'],
  [/variable name expected|tag name expected/, 'a name'],
  [/expected "as" keyword/, '{% import "file" as name %}'],
  [/parseFrom: .*import$|parseFrom: expected import/, '{% from "file" import name %}'],
  [/expected = or block end/, '{% set name = value %}'],
  [/expected arguments/, 'arguments in parentheses'],
];

function tokenAt({ source, line, column }: Site): string {
  const rest = source.text.split('\n')[line]?.slice(column) ?? '';
  return /^(?:\w+|"[^"]*"|'[^']*'|[%}]\}|\{[%{]|\S)/.exec(rest)?.[0] ?? '';
}

const isBehind = (a: Place, b: Place): boolean =>
  a.lineno > b.lineno || (a.lineno === b.lineno && a.colno > b.colno);

const endsInQuote = (text: string): boolean => /["']\s*$/.test(text);

const isTag = (text: string, { lineno, colno }: OpenTag): boolean =>
  text.split('\n')[lineno]?.startsWith('{%', colno) ?? false;
