import type { Position } from '../diagnostics/diagnostic.js';

export interface Module {
  /** Below the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Where a name is written as a key, below the names before it: `['filters', 'vlan']`. Looked for in the config first, then in what it
 * imports; at the last name that is found, or at the default export. A name that code computes is found nowhere.
 */
export function placeOfKey(modules: readonly Module[], keys: readonly string[]): Position {
  const [main] = modules;
  if (main === undefined) throw new Error('a config without a file');
  let place = { module: main, index: Math.max(0, uncommented(main.text).search(/\bexport\s+default\b/)) };
  for (const key of keys) {
    const found = [place, ...modules.map((module) => ({ module, index: 0 }))].flatMap(({ module, index }) => {
      const at = keyIn(module.text, { key, from: index });
      return at === undefined ? [] : [{ module, index: at }];
    });
    if (found[0] === undefined) break;
    place = found[0];
  }
  return positionAt(place.module, place.index);
}

/** The place of a character, counted from 1. */
export function positionAt({ path, text }: Module, index: number): Position {
  const before = text.slice(0, index);
  const start = before.lastIndexOf('\n') + 1;
  return { file: path, line: before.split('\n').length, column: index - start + 1 };
}

function keyIn(text: string, { key, from }: { key: string; from: number }): number | undefined {
  const name = key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\w$.'"])(?:(['"])${name}\\1|${name})(?=\\s*[:,(}=])`, 'g');
  pattern.lastIndex = from;
  return pattern.exec(uncommented(text))?.index;
}

/** The text with blanks in place of comments, character for character. What looks like one in a string goes too. */
const uncommented = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, (comment) => comment.replace(/[^\n]/g, ' '));
