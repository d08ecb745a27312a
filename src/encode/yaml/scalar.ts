import { wellFormed } from '../well-formed.js';
import { hidden } from './characters.js';

/** A text on one line: as it stands where every reader takes it for that text, in double quotes otherwise. */
export function encodeText(text: string): string {
  return isPlain(text) ? text : `"${wellFormed(text).replace(quotedEscapes, escapeOf)}"`;
}

/**
 * A finite number. PyYAML takes `1e+21` for a text, since YAML 1.1 wants a dot before the exponent: 1.0e+21.
 * Source: PyYAML resolver.py.
 */
export function encodeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`YAML here carries finite numbers only, not ${value}`);
  // -0 is written 0, as JSON.stringify does: PyYAML would read an integer without a sign.
  return JSON.stringify(value).replace(/^(-?\d+)e/, '$1.0e');
}

/**
 * Begins with a letter, `_` or `/`, so it is no number, date, indicator or merge key; holds no `#`, and no `:`
 * but before another character. An IPv4 address has more dots than any number.
 */
const plain = new RegExp(
  '^(?:[A-Za-z_/\\u{a1}-\\u{10ffff}](?:[ -"$-9;-~\\u{a1}-\\u{10ffff}]|:(?=[^ ]))*' +
    '|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?:/[0-9]{1,2})?)$',
  'u',
);

// `e5` too: the yaml package takes it for a number when it reads YAML 1.1.
const reserved = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?[0-9]+)$/i;

const notPlain = new RegExp(`[${hidden}\\u{d800}-\\u{dfff}]| $`, 'u');

// The pattern keeps a place to go back to for each character, and of millions there is no room for them.
const longestPlain = 65_536;

function isPlain(text: string): boolean {
  return text.length <= longestPlain && plain.test(text) && !reserved.test(text) && !notPlain.test(text);
}

const quotedEscapes = new RegExp(`["\\\\${hidden}]`, 'gu');

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
};

function escapeOf(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const hex = (character.codePointAt(0) as number).toString(16).toUpperCase();
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
