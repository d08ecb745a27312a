import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter, type Filter, optional, required } from './filter.js';
import { boolean, either, integer, json, type Kind, list, mapping, number, size, text } from './kinds.js';

/** Filters that nunjucks brings and that are used as they are; only what they are given is checked. */
export const stockFilters: readonly Filter[] = [
  stock('abs', number, {}, 'A number without its sign.', '{{ -3 | abs }}', '3'),
  stock(
    'batch',
    list,
    { size: required(integer(1, 1000)), fill: optional(json) },
    'A list split into lists of one size.',
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
    'A string centered in a number of columns.',
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
    'A string as a list of its characters, a mapping as a list of its keys and values.',
    '{{ "ab" | list | json }}',
    '["a","b"]',
  ),
  stock('lower', text, {}, 'A string in lower case.', '{{ "WAF" | lower }}', 'waf'),
  stock(
    'reverse',
    either(list, text),
    {},
    'A list or a string in reverse.',
    '{{ [1, 2, 3] | reverse | join }}',
    '321',
  ),
  stock(
    'round',
    number,
    { precision: optional(integer(0, 15), 0), method: optional(text, 'common') },
    'A rounded number: common, ceil or floor.',
    '{{ 4.56 | round(1) }}',
    '4.6',
  ),
  stock(
    'slice',
    list,
    { slices: required(integer(1, 1000)), fill: optional(json) },
    'A list split into a number of lists of about the same size.',
    '{{ [1, 2, 3] | slice(2) | json }}',
    '[[1,2],[3]]',
  ),
  stock(
    'string',
    either(text, boolean),
    {},
    'A value as a string.',
    '{{ (80 | string) + "/tcp" }}',
    '80/tcp',
  ),
  stock('title', text, {}, 'Each word with a capital.', '{{ "web server" | title }}', 'Web Server'),
  stock('trim', text, {}, 'A string without white space at both ends.', '[{{ "  ab " | trim }}]', '[ab]'),
  stock(
    'truncate',
    text,
    { length: optional(size, 255), killwords: optional(boolean, false), end: optional(text, '...') },
    'A string cut to a length, at a space unless killwords is true.',
    '{{ "one two three" | truncate(8) }}',
    'one two...',
  ),
  stock('upper', text, {}, 'A string in upper case.', '{{ "waf" | upper }}', 'WAF'),
  stock(
    'urlencode',
    either(text, mapping),
    {},
    'A string, or the pairs of a mapping, encoded for a URL.',
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
        return misfits(`the filter ${name} got an empty value`, 'a value that is not empty');
      }
      return fits(filtered);
    },
  });
}
