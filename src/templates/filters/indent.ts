import { fits } from '../../domain/parsed.js';
import { budget } from '../engine/budget.js';
import { defineFilter, optional } from './filter.js';
import { boolean, size, text } from './kinds.js';
import { tooLong } from './too-long.js';

// nunjucks' own writes spaces on empty lines, too; Jinja's does not.
export const indent = defineFilter({
  name: 'indent',
  summary:
    'A string with its lines indented by some spaces: the first line only with first=true, empty lines never.',
  example: { template: '{{ "one\\ntwo" | indent(2) }}', result: 'one\n  two' },
  input: text,
  parameters: { width: optional(size, 4), first: optional(boolean, false) },
  apply: (value, { width, first }) => {
    const margin = ' '.repeat(width);
    const isMoved = (line: string, index: number): boolean =>
      line !== '' && line !== '\r' && (first || index > 0);
    const lines = value.split('\n');
    const length = value.length + lines.length * width;
    if (length > budget.characters) return tooLong('indent', length);
    return fits(lines.map((line, index) => (isMoved(line, index) ? margin + line : line)).join('\n'));
  },
});
