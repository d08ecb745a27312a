import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, type Words } from '../message.js';
import { nearestName } from '../nearest.js';
import { filterHere } from '../other-names.js';
import { namedOf } from './template-message.js';

export const rows = messageRows({
  'template-budget': error(
    'A template takes too long or produces too much',
    'A template may not run its loops more than a million times, nor make a string of more than 32 Mi characters.',
  ),
  'template-recursion': error(
    'Templates include each other without end',
    'An include, an extends or a macro call must come to an end.',
  ),
  'template-call': error(
    'A template calls what is not a function',
    'Macros and range() can be called. Use filters for strings, lists and mappings.',
  ),
  'template-filter': error(
    'A filter is unknown or used wrongly',
    'docs/templates.md lists all filters with examples.',
  ),
  'template-test': error('A test is unknown or used wrongly', 'docs/templates.md lists all tests.'),
});

export const tooManyRounds = (position: Position, { rounds }: { rounds: number }): Diagnostic =>
  message(rows['template-budget'], position, {
    found: `the loops of this template run more than ${rounds} times`,
    expected: 'fewer iterations',
  });

export const tooMuchWork = (position: Position): Diagnostic =>
  message(rows['template-budget'], position, {
    found: 'this template takes too long: too many calls, or strings that are too long in a loop',
    expected: 'fewer calls, or shorter strings',
  });

export const tooLongText = (position: Position, { characters }: { characters: number }): Diagnostic =>
  message(rows['template-budget'], position, {
    found: `this template makes a string of more than ${characters} characters`,
    expected: 'a shorter string',
  });

export const tooLargeValue = (
  position: Position,
  { label, values, depth }: { label: string | undefined; values: number; depth: number },
): Diagnostic =>
  message(rows['template-budget'], position, {
    found: `${label ?? 'this value'} holds more than ${values} values, or lists and mappings more than ${depth} deep`,
    expected: 'a smaller value',
  });

export const endlessNesting = (position: Position): Diagnostic =>
  message(rows['template-recursion'], position, {
    found: 'templates or macros include each other without end',
    expected: 'an include, a call or an extends that comes to an end',
  });

export const notCallable = (
  position: Position,
  { label, kind }: { label: string | undefined; kind: string },
): Diagnostic =>
  message(rows['template-call'], position, {
    found: `${label ?? 'this value'} is ${kind} and cannot be called`,
    expected: 'a macro or range(…)',
  });

/** What people call on values in Python or JavaScript, and what does the same here. */
const insteadOf: Readonly<Record<string, string>> = {
  append: '{% set list = [1, 2] %}',
  endswith: '{% if value | last == "x" %}',
  get: '{{ mapping.key | default("…") }}',
  items: '{% for key, value in mapping %}',
  join: '{{ list | join(", ") }}',
  keys: '{% for key in mapping %}',
  lower: '{{ value | lower }}',
  replace: '{{ value | replace("a", "b") }}',
  strip: '{{ value | trim }}',
  title: '{{ value | title }}',
  toLowerCase: '{{ value | lower }}',
  toString: '{{ value | string }}',
  toUpperCase: '{{ value | upper }}',
  trim: '{{ value | trim }}',
  upper: '{{ value | upper }}',
  values: '{% for key, value in mapping %}',
};

export function noMethod(
  position: Position,
  {
    label,
    kind,
    method,
    known,
  }: { label: string | undefined; kind: string; method: string; known: readonly string[] },
): Diagnostic {
  const instead = Object.hasOwn(insteadOf, method) ? insteadOf[method] : undefined;
  return message(rows['template-call'], position, {
    found: `${label ?? 'this value'} is ${kind} and has no function "${method}"`,
    expected: 'a filter, because values have no functions of their own',
    nearest: nearestName(method, known),
    fix: instead === undefined ? undefined : `write ${instead}`,
  });
}

export const wrongCall = (position: Position, words: Words): Diagnostic =>
  message(rows['template-call'], position, words);

export const noSuperBlock = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['template-call'], position, {
    found: `super() has nothing to call, because no extended template has a block "${name}"`,
    expected: `super() in a template that extends one with a block "${name}"`,
  });

/** nunjucks' filters that are left out, and why. */
const leftOut: Readonly<Record<string, string>> = {
  e: 'HTML',
  escape: 'HTML',
  forceescape: 'HTML',
  nl2br: 'HTML',
  random: 'chance',
  reject: 'tests',
  safe: 'HTML',
  select: 'tests',
  striptags: 'HTML',
  urlize: 'HTML',
};

const reasons: Readonly<Record<string, string>> = {
  HTML: 'yaml, json or shell to quote a value, because this filter is for HTML',
  chance: 'no randomness, because the same inputs have to give the same bytes',
  tests: 'a loop with {% if %}',
};

export function unknownFilter(
  position: Position,
  { name, known }: { name: string; known: readonly string[] },
): Diagnostic {
  const reason = Object.hasOwn(leftOut, name) ? reasons[leftOut[name] as string] : undefined;
  if (reason !== undefined) {
    return message(rows['template-filter'], position, {
      found: `the filter "${name}" is not available here`,
      expected: reason,
    });
  }
  const here = filterHere(name);
  if (here !== undefined) {
    const found = `there is no filter "${name}"`;
    return message(rows['template-filter'], position, { found, expected: here, nearest: here });
  }
  return message(rows['template-filter'], position, {
    found: `there is no filter "${name}"`,
    ...namedOf(name, known, 'filter'),
  });
}

export const filterMisuse = (position: Position, words: Words): Diagnostic =>
  message(rows['template-filter'], position, words);

export const unknownTest = (
  position: Position,
  { name, known }: { name: string; known: readonly string[] },
): Diagnostic =>
  message(rows['template-test'], position, {
    found: `there is no test "${name}"`,
    ...namedOf(name, known, 'test'),
  });

export const wrongTestValue = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['template-test'], position, {
    found: `the test "${name}" does not work on this value`,
    expected: 'a value of the right type, like a number for "even"',
  });
