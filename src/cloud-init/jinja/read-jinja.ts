import { noUses, type Uses, Words } from './expression.js';
import { JinjaProblem, type Tag, tagsOf } from './tokens.js';

/** A template that jinja can read, or where and why it cannot. */
export type ReadJinja =
  | {
      readonly ok: true;
      readonly tags: readonly Tag[];
      readonly uses: Uses;
      readonly set: ReadonlySet<string>;
    }
  | { readonly ok: false; readonly at: number; readonly why: string };

/**
 * Reads a template as cloud-init's jinja does, without rendering it. Sources: cloudinit/templater.py detect_template,
 * jinja2/parser.py; the extension `do` is on.
 */
export function readJinja(text: string): ReadJinja {
  try {
    const tags = tagsOf(text);
    const reading = new Reading();
    for (const tag of tags) reading.tag(tag);
    reading.end();
    return { ok: true, tags, uses: reading.uses, set: reading.set };
  } catch (problem) {
    if (problem instanceof JinjaProblem) return { ok: false, at: problem.at, why: problem.message };
    throw problem;
  }
}

interface Open {
  readonly name: string;
  readonly at: number;
}

class Reading {
  readonly uses = noUses();
  /** Names that the template makes itself. */
  readonly set = new Set<string>();
  readonly #open: Open[] = [];

  tag(tag: Tag): void {
    if (tag.kind === 'comment') return;
    const words = new Words(tag, this.uses);
    if (tag.kind === 'output') {
      words.tuple();
      words.end();
      return;
    }
    const { text, at } = words.name();
    if (text.startsWith('end')) this.#close(text, at);
    else if (text === 'else' || text === 'elif') this.#branch(text, { words, at });
    else this.#statement(text, { words, at: tag.at });
    words.skip(':');
    words.end();
  }

  end(): void {
    const open = this.#open.at(-1);
    if (open !== undefined)
      throw new JinjaProblem(`this {% ${open.name} %} has no {% end${open.name} %}`, open.at);
  }

  #close(text: string, at: number): void {
    const open = this.#open.pop();
    if (open === undefined) throw new JinjaProblem(`this {% ${text} %} closes nothing`, at);
    if (text !== `end${open.name}`)
      throw new JinjaProblem(`this {% ${text} %} is where {% end${open.name} %} should be`, at);
  }

  #branch(text: string, { words, at }: { words: Words; at: number }): void {
    const inside = this.#open.at(-1)?.name;
    if (inside !== 'if' && !(inside === 'for' && text === 'else'))
      throw new JinjaProblem(`this {% ${text} %} has no {% if %}`, at);
    if (text === 'elif') words.tuple([], { hasCondition: false });
  }

  #statement(text: string, { words, at }: { words: Words; at: number }): void {
    const read = statements[text];
    if (read === undefined) throw new JinjaProblem(`jinja in cloud-init has no tag {% ${text} %}`, at);
    if (read({ words, set: this.set }) === 'block') this.#open.push({ name: text, at });
  }
}

interface StatementContext {
  readonly words: Words;
  readonly set: Set<string>;
}

type Statement = (context: StatementContext) => 'block' | 'single';

/** Each statement as jinja's parser takes it apart: `block` has an end tag. */
const statements: Readonly<Record<string, Statement>> = {
  raw: () => 'single',
  if: ({ words }) => {
    words.tuple([], { hasCondition: false });
    return 'block';
  },
  for: ({ words, set }) => {
    targets({ words, set });
    words.expect('in');
    words.expression({ hasCondition: false });
    while (words.skip(',')) words.expression({ hasCondition: false });
    if (words.skip('if')) words.expression();
    words.skip('recursive');
    return 'block';
  },
  set: ({ words, set }) => {
    targets({ words, set, isMember: true });
    if (words.skip('=')) {
      words.tuple();
      return 'single';
    }
    filtersOf(words, { isFirst: false });
    return 'block';
  },
  do: ({ words }) => {
    words.tuple();
    return 'single';
  },
  print: ({ words }) => {
    words.tuple();
    return 'single';
  },
  with: ({ words, set }) => {
    if (words.peek !== undefined)
      do {
        targets({ words, set });
        words.expect('=');
        words.expression();
      } while (words.skip(','));
    return 'block';
  },
  filter: ({ words }) => {
    filtersOf(words, { isFirst: true });
    return 'block';
  },
  macro: ({ words, set }) => {
    set.add(words.name().text);
    words.expect('(');
    parameters({ words, set });
    return 'block';
  },
  call: ({ words, set }) => {
    if (words.skip('(')) parameters({ words, set });
    words.callOnly();
    return 'block';
  },
  autoescape: ({ words }) => {
    words.expression();
    return 'block';
  },
  block: ({ words }) => {
    words.name();
    while (words.skip('scoped', 'required'));
    return 'block';
  },
  include: anything,
  extends: anything,
  import: anything,
  from: anything,
};

// cloud-init gives jinja no folder of templates: what these name is never there, whatever else they say.
function anything({ words }: StatementContext): 'single' {
  while (words.peek !== undefined) words.take();
  return 'single';
}

function targets({ words, set, isMember = false }: StatementContext & { isMember?: boolean }): void {
  do {
    if (words.is(')')) return;
    if (words.skip('(')) {
      targets({ words, set });
      words.expect(')');
      continue;
    }
    set.add(words.name().text);
    if (!isMember || !words.skip('.')) continue;
    words.name();
    return;
  } while (words.skip(','));
}

function parameters({ words, set }: StatementContext): void {
  if (!words.is(')'))
    do {
      set.add(words.name().text);
      if (words.skip('=')) words.expression();
    } while (words.skip(','));
  words.expect(')');
}

function filtersOf(words: Words, { isFirst }: { isFirst: boolean }): void {
  let isNext = isFirst;
  while (isNext || words.skip('|')) {
    words.uses.filters.push(words.dotted());
    if (words.skip('(')) words.call();
    isNext = false;
  }
}
