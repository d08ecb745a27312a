import { hidden } from './characters.js';

/** A text of several lines as a literal block: the header behind the key, and the lines without their margin of 2. */
export interface Literal {
  readonly header: string;
  readonly lines: readonly string[];
}

/** Undefined for a text that readers would not give back exactly, which then has to be quoted on one line. */
export function encodeLiteral(text: string): Literal | undefined {
  if (!text.includes('\n') || unsafe.test(text) || !/[^\n]/.test(text)) return undefined;
  // Without the digit the first line's own spaces would count as the margin.
  const margin = /^[ \t\n]/.test(text) ? '2' : '';
  return { header: `|${margin}${chompingOf(text)}`, lines: text.replace(/\n$/, '').split('\n') };
}

/** A line of nothing but spaces or tabs: readers disagree whether it ends the block. */
const blankLine = '(?:^|\\n)[ \\t]+(?:\\n|$)';

const unsafe = new RegExp(`(?![\\t\\n])[${hidden}\\u{d800}-\\u{dfff}]|${blankLine}`, 'u');

function chompingOf(text: string): string {
  if (!text.endsWith('\n')) return '-';
  return text.endsWith('\n\n') ? '+' : '';
}
