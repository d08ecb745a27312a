import type { Diagnostic, Position } from '../diagnostic.js';
import { nearestName } from '../nearest.js';
import { type Halves, message, nearestOf } from './template-message.js';

export const tooManyRounds = (position: Position, { maxRounds }: { maxRounds: number }): Diagnostic =>
  message('budget', position, {
    found: `the loops of this template go round more than ${maxRounds} times`,
    expected: 'fewer rounds',
  });

export const endlessNesting = (position: Position): Diagnostic =>
  message('recursion', position, {
    found: 'templates or macros are inside of one another without an end',
    expected: 'an include, a call or an extends that comes to an end',
  });

export const notCallable = (
  position: Position,
  { label, kind }: { label: string | undefined; kind: string },
): Diagnostic =>
  message('call', position, {
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
  const nearest = nearestName(method, known);
  return message('call', position, {
    found: `${label ?? 'this value'} is ${kind} and has no function "${method}"`,
    expected:
      nearest === undefined
        ? 'a filter: values have no functions of their own'
        : `the nearest name is "${nearest}"`,
    ...(instead !== undefined && { remedy: `write ${instead}` }),
  });
}

export const wrongCall = (position: Position, halves: Halves): Diagnostic =>
  message('call', position, halves);

export const noSuperBlock = (position: Position, { name }: { name: string }): Diagnostic =>
  message('call', position, {
    found: `block "${name}" has no other one above it`,
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
  HTML: 'it is for HTML; a value is quoted by yaml, json or shell here',
  chance: 'the same inputs have to give the same bytes',
  tests: 'a loop with {% if %} says the same',
};

export function unknownFilter(
  position: Position,
  { name, known }: { name: string; known: readonly string[] },
): Diagnostic {
  const reason = Object.hasOwn(leftOut, name) ? reasons[leftOut[name] as string] : undefined;
  if (reason !== undefined) {
    return message('filter', position, { found: `the filter "${name}" is left out`, expected: reason });
  }
  return message('filter', position, {
    found: `there is no filter "${name}"`,
    expected: nearestOf(name, known, 'filter'),
  });
}

export const filterMisuse = (position: Position, halves: Halves): Diagnostic =>
  message('filter', position, halves);

export const unknownTest = (
  position: Position,
  { name, known }: { name: string; known: readonly string[] },
): Diagnostic =>
  message('test', position, {
    found: `there is no test "${name}"`,
    expected: nearestOf(name, known, 'test'),
  });

export const wrongTestValue = (position: Position, { name }: { name: string }): Diagnostic =>
  message('test', position, {
    found: `the test "${name}" cannot be asked about this value`,
    expected: 'a value of its kind, like a number for "even"',
  });
