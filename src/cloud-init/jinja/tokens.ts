/** A word of a jinja tag; `at` is an index into the whole text. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'operator';
  readonly text: string;
  readonly at: number;
}

/** A tag of a jinja template with its words, or a stretch of text. */
export interface Tag {
  readonly kind: 'output' | 'statement' | 'comment';
  readonly at: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

/** What jinja cannot read, where, and why; cloud-init drops the whole part then. */
export class JinjaProblem extends Error {
  override readonly name = 'JinjaProblem';
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** The tags of a template in their order, what stands in raw blocks aside. Source: jinja2/lexer.py. */
export function tagsOf(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  let from = 0;
  for (;;) {
    opening.lastIndex = from;
    const at = opening.exec(text)?.index;
    if (at === undefined) return tags;
    const tag = text[at + 1] === '#' ? commentAt(text, at) : wordsAt(text, at);
    tags.push(tag);
    const close = isRaw(tag) ? endOfRaw(text, tag) : undefined;
    if (close !== undefined) tags.push(close);
    from = (close ?? tag).end;
  }
}

const opening = /\{[{%#]/g;

const closings = { '{': '}}', '%': '%}', '#': '#}' } as const;

const unclosed = (text: string, at: number): JinjaProblem => {
  const sign = text[at + 1] as keyof typeof closings;
  return new JinjaProblem(`this {${sign} is never closed with ${closings[sign]}`, at);
};

function commentAt(text: string, at: number): Tag {
  // Of one that opens where the text ends jinja says nothing.
  const end = at + 2 < text.length ? text.indexOf('#}', at + 2) : at;
  if (end < 0) throw unclosed(text, at);
  return { kind: 'comment', at, end: end + 2, tokens: [] };
}

/** The end counts only where no bracket is open, so that `{{ {"a": {}} }}` is one tag. */
function wordsAt(text: string, at: number): Tag {
  const kind = text[at + 1] === '{' ? 'output' : 'statement';
  const close = kind === 'output' ? /-?\}\}/y : /[-+]?%\}/y;
  const tokens: Token[] = [];
  const open: string[] = [];
  let from = /[-+]/.test(text[at + 2] ?? '') ? at + 3 : at + 2;
  for (;;) {
    blanks.lastIndex = from;
    from += blanks.exec(text)?.[0].length ?? 0;
    close.lastIndex = from;
    const end = open.length === 0 ? close.exec(text) : null;
    if (end !== null) return { kind, at, end: from + end[0].length, tokens };
    if (from >= text.length) throw unclosed(text, at);
    word.lastIndex = from;
    const groups = word.exec(text)?.groups;
    const found = wordIn(groups ?? {});
    if (found === undefined)
      throw new JinjaProblem(`${JSON.stringify(text[from])} has no meaning in a jinja tag`, from);
    const { kind: wordKind, text: value } = found;
    if (/^[([{]$/.test(value)) open.push(value);
    else if (/^[)\]}]$/.test(value) && open.pop() !== pairs[value])
      throw new JinjaProblem(`this ${value} closes nothing`, from);
    tokens.push({ kind: wordKind, text: value, at: from });
    from += value.length;
  }
}

/** The group of `word` that matched. */
function wordIn(groups: Readonly<Record<string, string | undefined>>): Omit<Token, 'at'> | undefined {
  const kinds = ['name', 'number', 'string', 'operator'] as const;
  return kinds.flatMap((kind) => {
    const text = groups[kind];
    return text === undefined ? [] : [{ kind, text }];
  })[0];
}

const blanks = /\s*/y;
const word =
  /(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<number>0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][-+]?\d+)?)|(?<string>'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*")|(?<operator>\/\/|\*\*|==|!=|<=|>=|[-+*/%~[\](){}<>=.,:|;])/uy;
const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const isRaw = ({ kind, tokens }: Tag): boolean => kind === 'statement' && tokens[0]?.text === 'raw';

/** The tag that ends it, which says nothing. */
function endOfRaw(text: string, { at, end }: Tag): Tag {
  const close = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;
  close.lastIndex = end;
  const found = close.exec(text);
  if (found === null) throw new JinjaProblem('this {% raw %} has no {% endraw %}', at);
  return { kind: 'comment', at: found.index, end: found.index + found[0].length, tokens: [] };
}
