import { columnOf, isOnOneLine, textStart } from './lines.js';
import { deeperWords, startWords } from './misplaced.js';
import { YamlMistake } from './mistake.js';
import type { YamlNode } from './node.js';
import type { Token, TokenKind } from './tokens.js';

interface Above {
  readonly text: string;
  /** The value above. */
  readonly above: YamlNode | undefined;
}

/** What comes where the next entry of a list or a mapping of lines, or its end, has to be. */
export function unexpectedInBlock({ kind, at }: Token, { text, above }: Above): YamlMistake {
  const isFirst = textStart(text, at) === at;
  return new YamlMistake(
    inPlaceOfEntry[kind] ?? (isFirst ? columnWords(text, above) : behindWords(above)),
    at,
  );
}

const closingWords = 'no bracket is open that this one closes; a string needs quotes';

const inPlaceOfEntry: Readonly<Partial<Record<TokenKind, string>>> = {
  ':': 'a key is missing before this colon',
  '-': 'an entry of a list stands among the keys of a mapping',
  '?': 'a key of a mapping stands among the entries of a list',
  ']': closingWords,
  '}': closingWords,
};

/** A line that is deeper than its neighbours, or less deep. */
function columnWords(text: string, above: YamlNode | undefined): string {
  const isInLines = above !== undefined && above.kind !== 'scalar' && !'[{'.includes(text.charAt(above.at));
  if (isInLines) return otherColumn;
  return above?.kind === 'scalar' && (above.style === 'literal' || above.style === 'folded')
    ? 'the line is not part of the string above, which ended at a line with a smaller indent'
    : deeperWords;
}

const otherColumn = 'its indentation does not match the lines around it';

function behindWords(above: YamlNode | undefined): string {
  const isQuoted = above?.kind === 'scalar' && (above.style === 'single' || above.style === 'double');
  return isQuoted
    ? 'the quoted string ends before this; put all of it in quotes'
    : 'the value ends before this; a string that goes on here needs quotes';
}

/** What stands below the whole document. */
export function unexpectedRoot({ kind, at }: Token, { text, above }: Above): YamlMistake {
  if (above === undefined) return new YamlMistake('a line --- has to follow the lines that start with %', at);
  const isFirst = textStart(text, at) === at;
  if (isFirst && above.kind !== 'scalar' && isIndented(text, { above, at }))
    return new YamlMistake('this line is indented, and a line below it is not', above.at);
  const isClosing = kind === ']' || kind === '}';
  return new YamlMistake(isClosing ? closingWords : isFirst ? otherColumn : behindWords(above), at);
}

/** The first line of a document without brackets stands deeper than one below. */
const isIndented = (text: string, { above, at }: { above: YamlNode; at: number }): boolean =>
  textStart(text, above.at) === above.at && columnOf(text, above.at) > columnOf(text, at);

/** What comes where a comma or the closing bracket has to be. */
export function unexpectedInBrackets(
  { kind, at }: Token,
  { text, open }: { text: string; open: Token | undefined },
): YamlMistake {
  if (open === undefined) throw new Error('nobody has opened the brackets that a comma is missing in');
  const bracket = open.kind;
  if (kind === 'end' || kind === '---' || kind === '...') return unclosed(open);
  // A key that stands no deeper than the line with the bracket is no part of what the bracket holds.
  const start = textStart(text, at);
  const isBelow = !isOnOneLine(text, open.at, at);
  if (isBelow && kind === ':' && columnOf(text, start) <= columnOf(text, textStart(text, open.at)))
    return new YamlMistake(`the ${bracket} above is not closed before this line`, start);
  if (kind === ':') return new YamlMistake('a string with a colon and a space in it needs quotes', at);
  if (kind === ']' || kind === '}')
    return new YamlMistake(`another bracket than ${bracket} is open here`, at);
  return new YamlMistake(`a comma is missing before this, or what closes the ${bracket}`, at);
}

const unclosed = ({ kind, at }: Token): YamlMistake => new YamlMistake(`this ${kind} is never closed`, at);

/** What comes where a value has to be; `open` is the innermost bracket around it. */
export function unexpectedNode({ kind, at }: Token, { open }: { open: Token | undefined }): YamlMistake {
  if (open !== undefined && (kind === 'end' || kind === '---' || kind === '...')) return unclosed(open);
  return new YamlMistake(inPlaceOfNode[kind] ?? startWords, at);
}

const inPlaceOfNode: Readonly<Partial<Record<TokenKind, string>>> = {
  '...': 'the document ends before it begins',
  ']': closingWords,
  '}': closingWords,
  ',': 'a value is missing before this comma',
  ':': 'a key is missing before this colon',
  '-': 'an entry with a dash stands in brackets, where commas part the entries',
};
