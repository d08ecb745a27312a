import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter, optional } from './filter.js';
import { json as jsonKind, size } from './kinds.js';
import { isWellFormed } from './well-formed.js';

export const json = defineFilter({
  name: 'json',
  alias: 'dump',
  summary: 'A value as JSON: on one line, or with an indent on several.',
  example: {
    template: '{{ { role: "waf", ports: [80, 443] } | json }}',
    result: '{"role":"waf","ports":[80,443]}',
  },
  input: jsonKind,
  parameters: { indent: optional(size, 0) },
  apply: (value, { indent }) =>
    isWellFormed(value)
      ? fits(JSON.stringify(value, null, indent))
      : misfits('the value contains half of a surrogate pair', 'text that UTF-8 can represent'),
});
