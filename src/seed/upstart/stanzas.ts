/** One setting of an upstart job. Source of the format: init(5) of upstart. */
export interface Stanza {
  /** `start on`, `pre-start script`, `exec`. */
  readonly keyword: string;
  /** What stands behind it, on one line, without its comment. */
  readonly value: string;
  /** The lines between `script` and `end script`. */
  readonly script?: string;
  /** Counted from 1. */
  readonly line: number;
}

/** What cannot be carried over, and where: a line of the job, counted from 1. */
export interface UpstartProblem {
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

/** The stanzas of a job in their order. */
export function parseStanzas(text: string): {
  readonly stanzas: readonly Stanza[];
  readonly problems: readonly UpstartProblem[];
} {
  const lines = text.split('\n');
  const stanzas: Stanza[] = [];
  const problems: UpstartProblem[] = [];
  let next = 0;
  while (next < lines.length) {
    const line = next + 1;
    const logical = logicalLine(lines, next);
    next = logical.next;
    if (logical.text === '') continue;
    const { keyword, value } = splitKeyword(logical.text);
    if (!keyword.endsWith('script')) {
      stanzas.push({ keyword, value, line });
      continue;
    }
    const end = lines.findIndex(
      (candidate, index) => index >= next && /^\s*end\s+script\s*$/.test(candidate),
    );
    if (end < 0) {
      problems.push({
        line,
        found: `"${keyword}" without its end`,
        expected: 'a line "end script" below it',
      });
      break;
    }
    stanzas.push({ keyword, value, script: lines.slice(next, end).join('\n'), line });
    next = end + 1;
  }
  return { stanzas, problems };
}

/** One line with those that continue it: a backslash at its end, or a bracket that is still open. */
function logicalLine(lines: readonly string[], first: number): { text: string; next: number } {
  let text = '';
  let next = first;
  do {
    const line = lines[next] as string;
    const goesOn = line.endsWith('\\');
    text += ` ${goesOn ? line.slice(0, -1) : withoutComment(line)}`;
    next += 1;
    if (!goesOn && !hasOpenBracket(text)) break;
  } while (next < lines.length);
  return { text: text.trim(), next };
}

const withoutComment = (line: string): string =>
  /^((?:[^#"'\\]|\\.|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<=\S)#|["'])*)/.exec(line)?.[1] as string;

const hasOpenBracket = (text: string): boolean =>
  /^\s*(?:start|stop)\s+on\b/.test(text) && text.split('(').length > text.split(')').length;

const firstWords =
  /^(?:(?:start|stop)\s+on|(?:pre|post)-(?:start|stop)\s+(?:script|exec)|(?:respawn|oom)\s+(?:limit|score)|normal\s+exit|kill\s+(?:timeout|signal)|reload\s+signal|\S+)(?=\s|$)/;

function splitKeyword(text: string): { keyword: string; value: string } {
  const words = (firstWords.exec(text) as RegExpExecArray)[0];
  return { keyword: words.replace(/\s+/g, ' '), value: text.slice(words.length).trim() };
}

/** A value without the quotes around it. */
export function unquoted(value: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(value) ?? /^'((?:[^'\\]|\\.)*)'$/.exec(value);
  return quoted === null ? value : (quoted[1] as string).replace(/\\(.)/g, '$1');
}
