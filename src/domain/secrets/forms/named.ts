import { isHarmless, isHash } from '../harmless.js';
import { isSecretName } from '../secret-name.js';
import type { SecretForm, Span } from '../span.js';
import { blockBelow } from './block-below.js';
import { endOfBrackets, endOfLine, endOfQuoted, endOfWord, isQuote } from './quoted-text.js';

/**
 * What stands behind a secret's name: `password: x` with all that YAML lets follow, `API_KEY="x"`, `PrivateKey = x`,
 * `"token": "x"`, `--token x`.
 */
export const named: SecretForm = (text) => {
  const spans: Span[] = [];
  let covered = 0;
  for (const match of text.matchAll(namePattern)) {
    const { option = '', name = option, blank = '', mark = blank } = match.groups ?? {};
    if (match.index < covered || !isSecretName(name)) continue;
    const found = valueSpans(text, { start: match.index, name, mark });
    spans.push(...found);
    covered = Math.max(covered, ...found.map(({ end }) => end));
  }
  return spans;
};

/** A name and its mark, or an option of a command with the blank behind it, which in a list of YAML is a new line. */
const namePattern =
  /(?<![\w$.-])(?:(?<name>(?:-{1,2}|\$(?=\w{1,80}[ \t]*=))?[A-Za-z][\w.-]{0,120})(?<mark>\\?["']?[ \t]*(?:=>?|:)[ \t]*)|(?<option>--?[A-Za-z][\w-]{0,120})(?<blank>["']?,?[ \t]+|["']?[ \t]*\n[ \t]*-[ \t]+))/g;

interface Found {
  readonly start: number;
  readonly name: string;
  /** What stands between name and value. */
  readonly mark: string;
}

/** The value that stands behind a name and its mark. */
export function valueSpans(text: string, found: Found): readonly Span[] {
  const { start, name, mark } = found;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const isKey = mark.includes(':') && /^[ \t]*(?:-[ \t]+)*["']?$/.test(before);
  const at = behindProperties(text, start + name.length + mark.length);
  const rest = text.slice(at, endOfLine(text, at));
  if (isKey && /^(?:[|>][0-9+-]{0,2})?[ \t]*(?:#.*)?$/.test(rest))
    return blockBelow(text, {
      from: at,
      indent: before.replace(/["']$/, '').length,
      isText: /^[|>]/.test(rest),
    });
  if (rest === '' || /^(?:\*\w|&&|[|>&])/.test(rest)) return [];
  const end = endOfValue(text, { ...found, at, before, isKey });
  const value = text.slice(at, end).trimEnd();
  if (isHarmless(value) || isHash(value)) return [];
  if (/^["']?\{\{.*\}\}["']?$/.test(value)) return literals(value, at);
  return value === '' ? [] : [{ start: at, end: at + value.length }];
}

/** YAML's tag and anchor may stand before a value, and the scheme of an Authorization header. */
const behindProperties = (text: string, at: number): number =>
  at +
  (/^(?:[!&][^\s]*[ \t]+)+|^(?:bearer|basic|token|digest)[ \t]+/i.exec(text.slice(at, at + 200))?.[0]
    .length ?? 0);

function endOfValue(
  text: string,
  { start, mark, at, before, isKey }: Found & { at: number; before: string; isKey: boolean },
): number {
  const lineEnd = endOfLine(text, at);
  const isSpaced = /[=:>][ \t]+$/.test(mark);
  const opener = /(?<![\w"'])["'`]$/.exec(before)?.[0];
  const isOpen = opener !== undefined && !mark.startsWith(opener);
  if (text.startsWith('{{', at)) return endOfTemplate(text, { at, isKey, isOpen, opener });
  if (isQuote(text, at) && text[at] !== (isOpen ? opener : undefined))
    return mark.includes('=') && !isSpaced ? endOfWord(text, at) : endOfQuoted(text, at, { mayWrap: isKey });
  if (isSpaced && /[[{]/.test(text[at] as string)) return endOfBrackets(text, at);
  if (isOpen) return Math.min(endOf(text, at, new RegExp(`(?<!\\\\)${opener}`)), lineEnd);
  if (isKey && isSpaced) return continued(text, { start, before, end: endOf(text, at, /[ \t]+#|[ \t]*$/m) });
  if (mark.includes('=') && isSpaced && startsLine(before)) return endOf(text, at, /[ \t]+[#;]|[ \t]*$/m);
  // A file of variables has no end of a command.
  if (mark === '=' && startsLine(before))
    return isQuote(text, at) ? endOfWord(text, at) : endOf(text, at, /\s/);
  if (isSpaced && /[=:]/.test(mark)) return Math.min(endOf(text, at, /[,}\]"'`]/), lineEnd);
  return endOfWord(text, at);
}

/** `Key = value` of INI files, `set x = y`: the value is the rest of the line. */
const startsLine = (before: string): boolean =>
  /^[ \t]*(?:-[ \t]+)?(?:[A-Za-z]+[ \t]+){0,2}["']?$/.test(before);

function endOf(text: string, at: number, pattern: RegExp): number {
  const found = text.slice(at, endOfLine(text, at)).search(pattern);
  return found < 0 ? endOfLine(text, at) : at + found;
}

/** A plain scalar of YAML goes on in lines that are further in. */
function continued(
  text: string,
  { start, before, end }: { start: number; before: string; end: number },
): number {
  let result = end;
  const indent = before.length;
  for (let at = endOfLine(text, start) + 1; at > 0 && at < text.length; at = endOfLine(text, at) + 1) {
    const line = text.slice(at, endOfLine(text, at));
    if (line.search(/\S/) <= indent || /^[ \t]*#|^[ \t]*[\w.-]+:(?:[ \t]|$)/.test(line)) break;
    result = at + line.trimEnd().length;
  }
  return result;
}

function endOfTemplate(
  text: string,
  { at, isKey, isOpen, opener }: { at: number; isKey: boolean; isOpen: boolean; opener: string | undefined },
): number {
  const line = text.slice(at, endOfLine(text, at));
  if (isKey) return at + line.trimEnd().length;
  const inner = /^\{\{.*?\}\}/.exec(line)?.[0] ?? line;
  const closed = isOpen ? line.indexOf(opener as string, inner.length) : -1;
  return at + (closed < 0 ? inner.length : closed);
}

/** Of an expression of a template the texts in it, but for the names of members. */
const literals = (value: string, at: number): readonly Span[] =>
  [...value.matchAll(/(?<!\[)(["'])(?:(?!\1)[^\\]|\\.)*\1/g)].map(({ index, 0: found }) => ({
    start: at + index,
    end: at + index + found.length,
  }));
