import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter, type Filter, optional, required } from './filter.js';
import {
  boolean,
  either,
  integer,
  json,
  type Kind,
  list,
  mapping,
  number,
  pattern,
  size,
  text,
} from './kinds.js';

/** Filters that nunjucks brings and that are used as they are; only what they are given is checked. */
export const stockFilters: readonly Filter[] = [
  stock('abs', number, {}, 'A number without its sign.', '{{ -3 | abs }}', '3'),
  stock(
    'batch',
    list,
    { size: required(integer(1, 1000)), fill: optional(json) },
    'A list as a list of lists of one size.',
    '{{ [1, 2, 3] | batch(2) | json }}',
    '[[1,2],[3]]',
  ),
  stock(
    'capitalize',
    text,
    {},
    'The first letter in upper case, the others in lower case.',
    '{{ "WAF one" | capitalize }}',
    'Waf one',
  ),
  stock(
    'center',
    text,
    { width: optional(size, 80) },
    'A text in the middle of so many columns.',
    '[{{ "ab" | center(6) }}]',
    '[  ab  ]',
  ),
  stock(
    'dictsort',
    mapping,
    { case_sensitive: optional(boolean, false), by: optional(text, 'key') },
    'A mapping as a list of pairs, in the order of its keys.',
    '{{ { b: 1, a: 2 } | dictsort | json }}',
    '[["a",2],["b",1]]',
  ),
  stock('first', either(list, text), {}, 'The first entry of a list.', '{{ ["a", "b"] | first }}', 'a'),
  stock('last', either(list, text), {}, 'The last entry of a list.', '{{ ["a", "b"] | last }}', 'b'),
  stock(
    'length',
    either(either(list, text), mapping),
    {},
    'The number of entries or characters.',
    '{{ ["a", "b"] | length }}',
    '2',
  ),
  stock(
    'list',
    either(either(list, text), mapping),
    {},
    'A text as a list of its characters, a mapping as a list of key and value.',
    '{{ "ab" | list | json }}',
    '["a","b"]',
  ),
  stock('lower', text, {}, 'A text in lower case.', '{{ "WAF" | lower }}', 'waf'),
  stock(
    'replace',
    text,
    { old: required(pattern), new: required(text), count: optional(size) },
    'A text with one part replaced by another.',
    '{{ "a-b-c" | replace("-", ".") }}',
    'a.b.c',
  ),
  stock(
    'reverse',
    either(list, text),
    {},
    'A list or a text from its end.',
    '{{ [1, 2, 3] | reverse | join }}',
    '321',
  ),
  stock(
    'round',
    number,
    { precision: optional(integer(0, 15), 0), method: optional(text, 'common') },
    'A number rounded: common, ceil or floor.',
    '{{ 4.56 | round(1) }}',
    '4.6',
  ),
  stock(
    'slice',
    list,
    { slices: required(integer(1, 1000)), fill: optional(json) },
    'A list as so many lists of about one size.',
    '{{ [1, 2, 3] | slice(2) | json }}',
    '[[1,2],[3]]',
  ),
  stock('string', either(text, boolean), {}, 'A value as a text.', '{{ (80 | string) + "/tcp" }}', '80/tcp'),
  stock('title', text, {}, 'Each word with a capital.', '{{ "web server" | title }}', 'Web Server'),
  stock('trim', text, {}, 'A text without white space at both ends.', '[{{ "  ab " | trim }}]', '[ab]'),
  stock(
    'truncate',
    text,
    { length: optional(size, 255), killwords: optional(boolean, false), end: optional(text, '...') },
    'A text cut to a length, at a space unless killwords.',
    '{{ "one two three" | truncate(8) }}',
    'one two...',
  ),
  stock('upper', text, {}, 'A text in upper case.', '{{ "waf" | upper }}', 'WAF'),
  stock(
    'urlencode',
    either(text, mapping),
    {},
    'A text, or the pairs of a mapping, for a URL.',
    '{{ "a b&c" | urlencode }}',
    'a%20b%26c',
  ),
  stock('wordcount', text, {}, 'The number of words.', '{{ "one two" | wordcount }}', '2'),
];

function stock(
  name: string,
  input: Kind<unknown>,
  parameters: Filter['parameters'],
  summary: string,
  template: string,
  result: string,
): Filter {
  return defineFilter({
    name,
    summary,
    example: { template, result },
    input,
    parameters,
    apply: (value, given, { stock }) => {
      const filtered = stock[name]?.(value, ...Object.keys(parameters).map((parameter) => given[parameter]));
      if (filtered === undefined || filtered === null) {
        return misfits(`the filter ${name} finds nothing`, 'a value that is not empty');
      }
      return fits(filtered);
    },
  });
}
