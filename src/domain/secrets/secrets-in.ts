import { isList, type JsonValue } from '../json.js';
import { isHarmless } from './harmless.js';
import { secretsInText } from './mask-text.js';
import { isSecretMember } from './secret-member.js';
import { isSecretPath } from './secret-name.js';

// A shorter one would be found in the middle of words that have nothing to do with it.
const shortest = 4;

/** Not the lines around a private key, nor `AAAA`, which is a part of each public one. */
const isTelling = (text: string): boolean =>
  text.length >= shortest &&
  new Set(text).size > 2 &&
  !/^\W*-----(?:BEGIN|END) [A-Z0-9 ]+-----\W*$/.test(text);

/**
 * The secrets of a value: by the names that they stand under (see `isSecretPath`), what nobody but its owner may read in the guest,
 * and what a text tells by its form; each as it is, and as a shell's quotes, JSON, YAML, URLs and base64 write it; the longest
 * first. One of several lines is taken apart, since texts are masked line by line.
 */
export function secretsIn(value: JsonValue): readonly string[] {
  const found = new Set<string>();
  collect(value, { path: [], within: [], found });
  return [...found].filter(isTelling).sort((a, b) => b.length - a.length);
}

interface Place {
  readonly path: readonly (string | number)[];
  /** What the value lies in: an alias of YAML may stand inside of what it means, and has been looked at then. */
  readonly within: readonly JsonValue[];
  readonly found: Set<string>;
}

function collect(value: JsonValue, { path, within, found }: Place): void {
  if (typeof value === 'object' && value !== null && within.includes(value)) return;
  const below = (key: string | number): Place => ({
    path: [...path, key],
    within: [...within, value],
    found,
  });
  if (isList(value)) {
    for (const secret of secretsInText(asCommand(value))) add(secret, found);
    value.forEach((inner, index) => collect(inner, below(index)));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && isSecretMember(value, key)) {
        if (key === 'content') addFile(inner, found);
        else add(inner, found);
      }
      collect(inner, below(key));
    }
  } else if (value !== null && typeof value !== 'boolean') {
    const text = String(value);
    if (isSecretPath(path)) add(text, found);
    else if (typeof value === 'string') for (const secret of secretsInText(text)) add(secret, found);
  }
}

/** A list of words is likely to be a command: `[mysql, -uroot, -px]`. */
const asCommand = (items: readonly JsonValue[]): string =>
  items.some((item) => typeof item === 'string')
    ? `[${items.map((item) => JSON.stringify(typeof item === 'object' ? '' : item)).join(', ')}]`
    : '';

function add(text: string, found: Set<string>): void {
  if (isHarmless(text)) return;
  for (const line of text.split('\n')) for (const spelling of spellingsOf(line.trim())) found.add(spelling);
  found.add(Buffer.from(text).toString('base64'));
}

/** Of a file its lines, but for those that say little: comments, heads of sections. */
function addFile(content: string, found: Set<string>): void {
  for (const line of content.split('\n')) {
    const text = line.trim();
    if (text.length >= 2 * shortest && !/^(?:[#;]|\[[^\]]*\]$)/.test(text)) add(text, found);
  }
  found.add(Buffer.from(content).toString('base64'));
}

const spellingsOf = (text: string): readonly string[] => [
  text,
  JSON.stringify(text).slice(1, -1),
  text.replaceAll("'", String.raw`'\''`),
  text.replaceAll("'", "''"),
  text.replace(/[^ -~]/gu, escapeOf),
  encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '')),
];

/** As YAML's double quotes have a character beyond ASCII. */
function escapeOf(character: string): string {
  const hex = (character.codePointAt(0) as number).toString(16).toUpperCase();
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
