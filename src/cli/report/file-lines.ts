import { printable } from '../../diagnostics/printable.js';
import type { FileChange } from '../../pipeline/plan/plan.js';

/** How one file differs, as a unified diff, or in one line. */
export function fileLines(
  { kind, paths, part, hunks }: FileChange,
  { isBrief }: { isBrief: boolean },
): readonly string[] {
  const [path = '', ...others] = paths.map(printable);
  const name = part === undefined ? path : `${path}, part ${printable(part)}`;
  const also =
    others.length === 0
      ? ''
      : `  (and under ${others.length} more ${others.length === 1 ? 'name' : 'names'})`;
  if (isBrief || hunks === undefined) return [`  ${name}: ${kind}${also}`];
  if (hunks.length === 0) return [`  ${name}: packed otherwise, the same text${also}`];
  return [
    `  --- ${kind === 'added' ? '/dev/null' : name}`,
    `  +++ ${kind === 'removed' ? '/dev/null' : name}${also}`,
    ...hunks.flatMap(({ header, lines }) => [
      `  ${header}`,
      ...lines.map((line) => `  ${printableLine(line)}`),
    ]),
  ];
}

/** A terminal shows a line of a template and does not obey it. */
const printableLine = (line: string): string => line.replace(control, escapeOf);

const control = /(?!\t)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
