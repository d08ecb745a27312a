import type { AstNode } from './ast.js';
import { JinjaComments } from './jinja-comments.js';
import { type NunjucksParser, nunjucks, type Tokenizer } from './nunjucks.js';
import { OpenTags } from './open-tags.js';
import type { Problem, Source } from './site.js';
import { StandaloneLines } from './standalone-lines.js';
import { syntaxProblem, UnclosedRaw } from './syntax-problem.js';

export type ParsedTemplate =
  | { readonly ok: true; readonly root: AstNode; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

/** `{#` would eat the shell's `${#name}`, so comments are `{## … ##}`. */
const options = { tags: { commentStart: '{##', commentEnd: '##}' } };

/** Reads a template with nunjucks' lexer and parser; the first mistake ends it. */
export function parseTemplate(source: Source): ParsedTemplate {
  const tokens = nunjucks.lexer.lex(source.text, options);
  const lines = new StandaloneLines(tokens);
  const tags = new OpenTags();
  const comments = new JinjaComments(source);
  // Where the token begins that is being read: the lexer's own errors know no place.
  let start = { lineno: 0, colno: 0 };
  tokens.nextToken = () => {
    start = { lineno: tokens.lineno, colno: tokens.colno };
    const token = lines.next();
    tags.see(token);
    comments.see(token);
    return token;
  };
  try {
    const root = new TemplateParser(tokens, { lines, tags }).parseAsRoot();
    return { ok: true, root, problems: comments.problems };
  } catch (error) {
    return { ok: false, problem: syntaxProblem(error, { source, tokens, tags, start }) };
  }
}

class TemplateParser extends nunjucks.parser.Parser {
  readonly #lines: StandaloneLines;
  readonly #tags: OpenTags;

  constructor(tokens: Tokenizer, { lines, tags }: { lines: StandaloneLines; tags: OpenTags }) {
    super(tokens);
    this.#lines = lines;
    this.#tags = tags;
  }

  /** nunjucks' own takes a missing `{% endraw %}` for an empty text, and knows no `{%- endraw -%}`. */
  parseRaw(name = 'raw'): AstNode {
    const opening = this.#tags.last;
    const begin = this.advanceAfterBlockEnd();
    const text = rawText(this, { name, lines: this.#lines });
    if (text === undefined) throw new UnclosedRaw(opening);
    const data = new nodes.TemplateData(begin.lineno, begin.colno, text);
    return new nodes.Output(begin.lineno, begin.colno, [data]);
  }
}

const nodes = nunjucks.nodes as typeof nunjucks.nodes &
  Record<'TemplateData' | 'Output', typeof nunjucks.nodes.NodeList>;

/** Moves behind the end tag and gives what stood before it; raw blocks nest. */
function rawText(
  parser: NunjucksParser,
  { name, lines }: { name: string; lines: StandaloneLines },
): string | undefined {
  const { tokens } = parser;
  const rest = tokens.str.slice(tokens.index);
  let depth = 1;
  for (const tag of rest.matchAll(new RegExp(`\\{%(-?)\\s*(end)?${name}\\s*(-?)%\\}`, 'g'))) {
    const [whole, trimsBefore, end, trimsAfter] = tag;
    depth += end === undefined ? 1 : -1;
    if (depth > 0) continue;
    tokens.forwardN(tag.index);
    const indentation = lines.enter();
    let text = rest.slice(0, tag.index - indentation.length);
    if (parser.dropLeadingWhitespace) text = text.trimStart();
    if (trimsBefore === '-') text = text.trimEnd();
    tokens.forwardN(whole.length);
    lines.leave();
    parser.dropLeadingWhitespace = trimsAfter === '-';
    return text;
  }
  return undefined;
}
