import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter } from './filter.js';
import { either, text, texts } from './kinds.js';

export const shell = defineFilter({
  name: 'shell',
  summary: 'A string as one word of a POSIX shell, in single quotes. A list gives one word for each entry.',
  example: { template: `echo {{ "it's $HOME" | shell }}`, result: `echo 'it'\\''s $HOME'` },
  input: either(text, texts),
  parameters: {},
  apply: (value) => {
    const words = typeof value === 'string' ? [value] : value;
    if (words.some((word) => word.includes('\0'))) {
      return misfits('the string contains a NUL', 'a string that a shell can pass to a program');
    }
    return fits(words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' '));
  },
});
