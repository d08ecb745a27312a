import { type ShellToken, shellTokens } from './tokens.js';

/** A word of bash in a script for sh. */
export interface BashWord {
  readonly word: string;
  readonly at: number;
}

/**
 * What only bash knows, in a script that sh runs: where sh is dash, as on Debian and Ubuntu, it is not found, not what it
 * looks like, or the end of the script. Source: dash(1) beside bash(1).
 */
export function bashWords(text: string): readonly BashWord[] {
  if (!mayHoldOne.test(text)) return [];
  const tokens = shellTokens(text);
  const found: BashWord[] = [];
  let isStart = true;
  let command: ShellToken[] = [];
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const word = bashWord(token, { isStart, next, command });
    if (word !== undefined) found.push({ word, at: token.at });
    if (token.kind === 'operator') {
      if (!isRedirection.test(token.text)) command = [];
      isStart = isStart || !isRedirection.test(token.text);
      continue;
    }
    if (!isStart) command.push(token);
    else if (!isBefore.test(token.text)) {
      command = [token];
      isStart = false;
    }
  }
  return found;
}

/** Whatever is found below has one of these in it; most texts have none. */
const mayHoldOne =
  /&>|<<<|[<>]\(|\|&|\(\(|=\(|\$\{|\[\[|==|pipefail|source|function|declare|typeset|let|pushd|popd|shopt|mapfile|readarray/;

interface Standing {
  /** A command begins here. */
  readonly isStart: boolean;
  readonly next: ShellToken | undefined;
  /** The words of the command so far. */
  readonly command: readonly ShellToken[];
}

function bashWord({ kind, text, at }: ShellToken, { isStart, next, command }: Standing): string | undefined {
  if (kind === 'operator') {
    if (/^(?:&>>?|<<<|[<>]\(|\|&)$/.test(text)) return text;
    const isFirst = isStart || command.at(-1)?.text === 'for';
    return text === '(' && isFirst && next?.text === '(' && next.at === at + 1 ? '((' : undefined;
  }
  const isAssignment = /^[A-Za-z_]\w*\+?=$/.test(text);
  if (isAssignment && next?.text === '(' && next.at === at + text.length) return `${text}(`;
  const expansion = bashExpansion.exec(text.replace(/'[^']*'/g, ''))?.[1];
  if (expansion !== undefined) return `${expansion}…`;
  if (isStart) return ofBash.test(text) ? text : undefined;
  const first = command[0]?.text;
  const last = command.length > 1 ? command.at(-1)?.text : undefined;
  if (first === 'set' && text === 'pipefail' && /^[-+][a-z]*o$/.test(last ?? '')) return 'pipefail';
  return (first === '[' || first === 'test') && text === '==' ? `${first} … ==` : undefined;
}

/** Commands and words of its grammar. */
const ofBash = /^(?:\[\[|source|function|declare|typeset|let|pushd|popd|shopt|mapfile|readarray)$/;

/** Words behind which a command begins: those of the grammar, and assignments. */
const isBefore = /^(?:if|then|elif|else|while|until|do|!|\{|time|[A-Za-z_]\w*\+?=.*)$/s;

const isRedirection = /^(?:&>>?|<<<|<<-?|[<>]&|>\||>>|<>|[<>])$/;

/** An element of an array, a replacement, another case, a piece, a name in a variable. */
const bashExpansion = /(?:^|[^\\])(\$\{(?:![A-Za-z_]|\w+(?:\[|\/|\^|,|: ?\d)))/;
