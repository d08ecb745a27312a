import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter } from './filter.js';
import { text } from './kinds.js';
import { isWellFormed } from './well-formed.js';

export const b64 = defineFilter({
  name: 'b64',
  summary: 'The UTF-8 bytes of a string in base64 (RFC 4648), on one line.',
  example: { template: '{{ "größe" | b64 }}', result: 'Z3LDtsOfZQ==' },
  input: text,
  parameters: {},
  apply: (value) =>
    isWellFormed(value)
      ? fits(Buffer.from(value, 'utf8').toString('base64'))
      : misfits('the string contains half of a surrogate pair', 'text that UTF-8 can represent'),
});
