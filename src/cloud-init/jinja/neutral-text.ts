import type { Tag } from './tokens.js';

/** A template as a text without tags: what it says where no tag has a say. */
export interface NeutralText {
  /** As many lines as the template has; an output is a word of its length. */
  readonly text: string;
  /** Lines that a tag has written, or may have; they count from 1. */
  readonly touched: ReadonlySet<number>;
  /** A statement stands beside other text: the lines may be none of their own. */
  readonly isEntangled: boolean;
}

export function neutralText(template: string, tags: readonly Tag[]): NeutralText {
  const touched = new Set<number>();
  const written: string[] = [];
  let from = 0;
  for (const { kind, at, end } of tags) {
    written.push(template.slice(from, at));
    const sign = kind === 'output' ? 'x' : '\0';
    written.push(template.slice(at, end).replace(/[^\n]/g, sign));
    from = end;
  }
  written.push(template.slice(from));
  let line = 0;
  let isEntangled = false;
  const lines = written.join('').split('\n');
  const before = template.split('\n');
  const text = lines.map((each, index) => {
    line += 1;
    if (each === before[index]) return each;
    touched.add(line);
    if (/^[\s\0x]*$/.test(each)) return '';
    if (each.includes('\0')) isEntangled = true;
    return each.replaceAll('\0', '');
  });
  return { text: text.join('\n'), touched, isEntangled };
}
