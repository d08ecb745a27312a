/**
 * Puts each placeholder's value in its place, all in one pass: a value that looks like another placeholder
 * stays as it is, and of two that begin alike the longer one wins.
 */
export function replacePlaceholders(text: string, placeholders: Readonly<Record<string, string>>): string {
  const tokens = Object.keys(placeholders).filter((token) => token !== '' && text.includes(token));
  if (tokens.length === 0) return text;
  const longestFirst = tokens.sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(escapePattern).join('|'), 'g');
  return text.replace(pattern, (token) => placeholders[token] as string);
}

const escapePattern = (token: string): string => token.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
