import { nearestName } from '../../diagnostics/nearest.js';
import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter } from './filter.js';
import { text } from './kinds.js';

export const readfile = defineFilter({
  name: 'readfile',
  summary: 'The content of a file of the type, or of a type that it extends, unchanged.',
  example: { template: '{{ "motd.txt" | readfile }}', result: 'Welcome\n' },
  input: text,
  parameters: {},
  apply: (value, _, { read, isText, templateNames }) => {
    if (!isText(value)) return misfits(`"${value}" contains bytes that are not text`, 'a file in UTF-8');
    const content = read(value);
    if (content !== undefined) return fits(content);
    return misfits(
      `there is no template "${value}"`,
      'the name of a file of the type or of one that it extends',
      nearestName(value, templateNames()),
    );
  },
});
