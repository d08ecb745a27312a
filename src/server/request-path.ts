import { fits, misfits, type Parsed } from '../domain/parsed.js';

/** The path of a request, decoded and cut at its slashes: `/waf-1/nsfocus/` is [waf-1, nsfocus], a folder. */
export interface RequestPath {
  /** No segment is empty, `.` or `..`, and none holds a slash, a backslash or a control character. */
  readonly segments: readonly string[];
  /** The path ends in a slash: only a folder can be meant. */
  readonly isFolder: boolean;
}

// Linux's PATH_MAX is 4096 with the folder before it; no path that a build writes comes near to half of that.
const maxCharacters = 2048;
const expected = 'a path like /waf-ba-0001/meta-data';

/**
 * Reads the target of a request line (RFC 9112, origin form) and refuses what no honest client sends. Two
 * slashes in a row count as one, as in nginx; a query is dropped. The result is safe to join to a folder.
 */
export function parseRequestPath(target: string): Parsed<RequestPath> {
  if (target.length > maxCharacters)
    return misfits(`the path is longer than ${maxCharacters} characters`, expected);
  if (!target.startsWith('/')) return misfits('the path does not start with a slash', expected);
  // Node reads the request line as Latin-1: what stands above 0x7e would be taken for other characters.
  if (/[^\x21-\x7e]|#/.test(target))
    return misfits('the path holds a character that must be escaped', expected);
  const [path = ''] = target.split('?', 1);
  const segments: string[] = [];
  for (const encoded of path.split('/')) {
    if (encoded === '') continue;
    const segment = parseSegment(encoded);
    if (!segment.ok) return segment;
    segments.push(segment.value);
  }
  return fits({ segments, isFolder: path.endsWith('/') });
}

function parseSegment(encoded: string): Parsed<string> {
  const segment = decode(encoded);
  if (segment === undefined) return misfits('the path holds a % that escapes no UTF-8', expected);
  if (/[/\\]/.test(segment)) return misfits('a name in the path holds a slash or a backslash', expected);
  if (/\p{Cc}/u.test(segment)) return misfits('a name in the path holds a control character', expected);
  if (segment === '.' || segment === '..') return misfits('the path holds a . or .. segment', expected);
  return fits(segment);
}

function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
