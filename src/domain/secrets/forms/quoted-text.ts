/** Where a quoted text that begins here ends, behind its quote; of one that is not closed the end of its line. */
export function endOfQuoted(
  text: string,
  start: number,
  { mayWrap = false }: { mayWrap?: boolean } = {},
): number {
  const escape = text[start] === '\\' ? '\\' : '';
  const quote = text[start + escape.length] as string;
  const lineEnd = endOfLine(text, start);
  const limit = mayWrap ? Math.min(text.length, start + longest) : lineEnd;
  for (let at = start + escape.length + 1; at < limit; at += 1) {
    const character = text[at];
    if (escape !== '') {
      if (character === '\\' && text[at + 1] === quote) return at + 2;
    } else if (character === '\\' && quote === '"') at += 1;
    else if (character === quote) {
      // YAML writes a single quote in single quotes twice.
      if (quote === "'" && text[at + 1] === "'") at += 1;
      else return at + 1;
    }
  }
  return lineEnd;
}

// Of a longer text nobody meant the quote.
const longest = 20_000;

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Whether a quoted text begins here, also one in a text that is quoted itself: `\"`. */
export const isQuote = (text: string, at: number): boolean => /^\\?["']/.test(text.slice(at, at + 2));

/** The end of a word as a shell reads it: up to a blank outside of quotes. Brackets and commas that end it belong to what is around. */
export function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    if (text.startsWith('$(', at)) at = endOfBrackets(text, at + 1);
    else if (isQuote(text, at) && closes(text, at)) at = endOfQuoted(text, at);
    else if (text[at] === '\\' && !isQuote(text, at)) at += 2;
    else if (/[\s;&|<>"'`]/.test(text[at] as string)) break;
    else at += 1;
  }
  const end = Math.min(at, text.length);
  const trailing = /[)\]},]+$/.exec(text.slice(Math.max(start, end - 20), end))?.[0].length ?? 0;
  return Math.max(start, end - trailing);
}

/** A quote that is the last one of its line ends a text that began before the word. */
const closes = (text: string, at: number): boolean => {
  const end = endOfQuoted(text, at);
  return end <= endOfLine(text, at) && end > at + 1 && /["']/.test(text[end - 1] as string);
};

/** Where brackets that open here are closed, behind the last one; else the end of the line. */
export function endOfBrackets(text: string, start: number): number {
  let depth = 0;
  const limit = Math.min(text.length, start + longest);
  for (let at = start; at < limit; at += 1) {
    const character = text[at] as string;
    if (character === '"' || (character === "'" && /[\s,:[{(]/.test(text[at - 1] ?? ' '))) {
      at = endOfQuoted(text, at, { mayWrap: true }) - 1;
    } else if ('[{('.includes(character)) depth += 1;
    else if (']})'.includes(character)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return endOfLine(text, start);
}
