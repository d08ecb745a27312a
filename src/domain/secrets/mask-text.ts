import { masked } from './secret-name.js';
import { secretSpans } from './secret-spans.js';
import type { Span } from './span.js';

/**
 * A text of any kind with `masked` in the place of its secrets: private keys, hashes of passwords, what follows a secret's name,
 * what is handed to chpasswd or `mysql -p`, the password in a URL. Lines stay lines. `known` are secrets that are to be found as
 * they are.
 */
export function maskText(text: string, options: { known?: readonly string[] } = {}): string {
  let result = '';
  let at = 0;
  for (const span of secretSpans(text, options)) {
    result += text.slice(at, span.start) + maskOf(text, span);
    at = span.end;
  }
  return result + text.slice(at);
}

const maskOf = (text: string, { start, end }: Span): string =>
  text
    .slice(start, end)
    .split('\n')
    .map((line) => (line.trim() === '' ? line : `${/^\s*/.exec(line)?.[0] ?? ''}${masked}`))
    .join('\n');

/** The secrets that a text holds, each line by itself. */
export const secretsInText = (text: string): readonly string[] =>
  secretSpans(text).flatMap(({ start, end }) =>
    text
      .slice(start, end)
      .split(/\\n|\n/)
      .map((line) => line.trim().replace(/^\\?["'](?!$)|(?<!^)\\?["']$/g, '')),
  );
